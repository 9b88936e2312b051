// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QKeySequence>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QVBoxLayout>

#include "ui/shortcuts/commands.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestCommands final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noKeyIsUsedTwice();
    void everyCommandHasANameAndWords();
    void singleKeysAreOffInTextFields_data();
    void singleKeysAreOffInTextFields();
    void aHeldDecisionKeyDecidesOnce();
};

void TestCommands::noKeyIsUsedTwice()
{
    std::set<QString> keys;
    for (const CommandInfo &info : commandTable()) {
        const QKeySequence key(QLatin1StringView(info.key), QKeySequence::PortableText);
        QVERIFY2(!key.isEmpty(), info.name);
        QVERIFY2(keys.insert(key.toString()).second, info.key);
    }
}

void TestCommands::everyCommandHasANameAndWords()
{
    std::set<QLatin1StringView> names;
    for (const CommandInfo &info : commandTable()) {
        QVERIFY(names.insert(QLatin1StringView(info.name)).second);
        QVERIFY(!commandText(info).isEmpty());
        QVERIFY(!commandGroupName(info.group).isEmpty());
    }
}

void TestCommands::singleKeysAreOffInTextFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("decides");
    QTest::newRow("line") << u"line"_s << false;
    QTest::newRow("text") << u"text"_s << false;
    QTest::newRow("read-only text") << u"readOnly"_s << true;
    QTest::newRow("button") << u"none"_s << true;
}

void TestCommands::singleKeysAreOffInTextFields()
{
    QFETCH(const QString, field);
    QFETCH(const bool, decides);
    QWidget window;
    CommandActions actions(&window);
    QVBoxLayout layout(&window);
    QLineEdit line;
    line.setObjectName(u"line"_s);
    QPlainTextEdit text;
    text.setObjectName(u"text"_s);
    QTextEdit readOnly;
    readOnly.setObjectName(u"readOnly"_s);
    readOnly.setReadOnly(true);
    readOnly.setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    QWidget none;
    none.setObjectName(u"none"_s);
    none.setFocusPolicy(Qt::StrongFocus);
    for (QWidget *const widget :
         {static_cast<QWidget *>(&line), static_cast<QWidget *>(&text), static_cast<QWidget *>(&readOnly), &none}) {
        layout.addWidget(widget);
    }
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *const widget = window.findChild<QWidget *>(field);
    widget->setFocus();
    int count = 0;
    for (const CommandInfo &info : commandTable()) {
        const QKeySequence key(QLatin1StringView(info.key), QKeySequence::PortableText);
        const bool single =
            (key[0].keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier && key[0].key() < Qt::Key_Escape;
        if (!single || info.inPanel) {
            continue;
        }
        const QSignalSpy triggered(actions.action(info.command), &QAction::triggered);
        QTest::keyClick(widget, key[0].key(), key[0].keyboardModifiers());
        QVERIFY2(triggered.size() == (decides ? 1 : 0), info.name);
        ++count;
    }
    QVERIFY(count >= 15);
    if (field == u"line"_s) {
        QCOMPARE(line.text().size(), count); // they were typed
    }
}

void TestCommands::aHeldDecisionKeyDecidesOnce()
{
    QWidget window;
    const CommandActions actions(&window);
    for (const Command command : {Command::Approve, Command::Decline, Command::Suspend, Command::Undo}) {
        QVERIFY(!actions.action(command)->autoRepeat());
    }
    QVERIFY(actions.action(Command::NextNotice)->autoRepeat());
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
