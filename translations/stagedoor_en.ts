<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>NoticeWriter</name>
    <message numerus="yes">
        <source>… and %n more role(s)</source>
        <translation>
            <numerusform>… and %n more role</numerusform>
            <numerusform>… and %n more roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n declined</numerusform>
            <numerusform>%n declined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenReport</name>
    <message numerus="yes">
        <source>%n line(s) of the decision journal could not be read: decisions may be missing. What is now listed as refused was not sent again; please look at it.</source>
        <translation>
            <numerusform>%n line of the decision journal could not be read: decisions may be missing. What is now listed as refused was not sent again; please look at it.</numerusform>
            <numerusform>%n lines of the decision journal could not be read: decisions may be missing. What is now listed as refused was not sent again; please look at it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) of the last session were found in the journal and are sent now.</source>
        <translation>
            <numerusform>%n decision of the last session was found in the journal and is sent now.</numerusform>
            <numerusform>%n decisions of the last session were found in the journal and are sent now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message numerus="yes">
        <source>%n blocking finding(s)</source>
        <translation>
            <numerusform>%n blocking finding</numerusform>
            <numerusform>%n blocking findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to check</source>
        <translation>
            <numerusform>%n finding to check</numerusform>
            <numerusform>%n findings to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::ClarifyComposer</name>
    <message numerus="yes">
        <source>%n place(s) to fill in: Tab goes to the next.</source>
        <translation>
            <numerusform>%n place to fill in: Tab goes to it.</numerusform>
            <numerusform>%n places to fill in: Tab goes to the next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::QueuePanel</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for posters</source>
        <translation>
            <numerusform>%n waiting for its poster</numerusform>
            <numerusform>%n waiting for their posters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) with these words</source>
        <translation>
            <numerusform>%n notice with these words</numerusform>
            <numerusform>%n notices with these words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::ReasonStrip</name>
    <message numerus="yes">
        <source>Approve with %n blocking finding(s)?</source>
        <translation>
            <numerusform>Approve with %n blocking finding?</numerusform>
            <numerusform>Approve with %n blocking findings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::SavedQueues</name>
    <message numerus="yes">
        <source>%1, %n notice(s)</source>
        <translation>
            <numerusform>%1, %n notice</numerusform>
            <numerusform>%1, %n notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::StatusStrip</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::SuspendPanel</name>
    <message numerus="yes">
        <source>It takes down %n notice(s):</source>
        <translation>
            <numerusform>It takes down %n notice:</numerusform>
            <numerusform>It takes down %n notices:</numerusform>
        </translation>
    </message>
</context>
</TS>
