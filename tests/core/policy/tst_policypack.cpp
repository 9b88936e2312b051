// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "policy/policypack.h"

using namespace stagedoor;

class TestPolicyPack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void theBuiltInPackIsGoodAndBilingual();
    void aSmallPackIsRead();
    void brokenPacksAreRefusedWhole_data();
    void brokenPacksAreRefusedWhole();
    void messagesAreFilledInEitherLanguage();
};

namespace {

const QByteArray head = "[pack]\nname = \"p\"\nversion = \"1\"\nas_of = 2026-11-01\n"
                        "[settings]\nlanguages = [\"en\"]\nnear_minimum = 0.1\nlongest_notice = 10000\n";
const QByteArray clause = "[[clause]]\nid = \"c.one\"\nleads_to = \"clarify\"\ntitle.en = \"T\"\nexplanation.en = "
                          "\"E\"\nreason.en = \"R\"\nmessage.en = \"M {quote} {n}\"\nmessage.es = \"Ñ {quote}\"\n";
const QByteArray rule = "[[rule]]\nid = \"r\"\nclause = \"c.one\"\npatterns = ['\\bfees?\\b']\n";

} // namespace

void TestPolicyPack::theBuiltInPackIsGoodAndBilingual()
{
    const auto pack = PolicyPack::fromToml(PolicyPack::builtInToml(), "stagedoor.toml");
    QVERIFY2(pack, pack ? "" : pack.error().detail.c_str());
    QCOMPARE((*pack)->reference(), std::string("stagedoor@") + (*pack)->version());
    for (const char *id : {"pay.unstated", "fee.hidden", "adult.minor", "vague.missing", "thirdparty.application",
                           "discretion.mission", "not-evaluated.language"}) {
        QVERIFY2((*pack)->clause(id) != nullptr, id);
    }
    QVERIFY((*pack)->clause("discretion.adult")->editorsOnly);
    QCOMPARE((*pack)->clause("adult.minor")->severity, Severity::Blocking);
    for (const Clause &each : (*pack)->clauses()) {
        for (const LocalText *text : {&each.title, &each.explanation, &each.reason, &each.message}) {
            QVERIFY2(!text->in("en").empty() && text->byLanguage.contains("es"), each.id.c_str());
        }
        for (const Question &question : each.questions) {
            QVERIFY2(!question.field.empty() && question.text.byLanguage.contains("es"), each.id.c_str());
        }
    }
}

void TestPolicyPack::aSmallPackIsRead()
{
    const auto pack = PolicyPack::fromToml(
        (head + "[words]\nmoney = 'fees?'\n" + clause +
         "[[rule]]\nid = \"r\"\nclause = \"c.one\"\npatterns = ['\\b<money>\\b']\nguards = [\"negated\"]\n")
            .toStdString(),
        "small.toml");
    QVERIFY2(pack, pack ? "" : pack.error().detail.c_str());
    QCOMPARE((*pack)->rules().size(), std::size_t(1));
    QCOMPARE((*pack)->rules().front().patterns.front(), std::string("\\b(?:fees?)\\b"));
    QCOMPARE((*pack)->rules().front().line, 19);
}

void TestPolicyPack::brokenPacksAreRefusedWhole_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &toml, const char *says) {
        QTest::newRow(name) << toml << QString::fromUtf8(says);
    };
    row("not TOML", "[pack\n", "x.toml:1:");
    row("a table without a name", "[pack]\n[@]\n", "x.toml:2:");
    row("empty", "", "[pack] and [settings]");
    row("unknown table", head + "[clauses]\n", "unknown member \"clauses\"");
    row("unknown setting", QByteArray(head).replace("languages", "langages"),
        "x.toml:6: [settings]: unknown member \"langages\"");
    row("no date", QByteArray(head).replace("as_of = 2026-11-01", ""), "as_of");
    row("clause twice", head + clause + clause, "clause c.one: the id is given twice");
    row("no English", head + QByteArray(clause).replace("title.en", "title.es"), "title has no English text");
    row("text missing", head + QByteArray(clause).replace("reason.en = \"R\"\n", ""), "reason is missing");
    row("unknown decision", head + QByteArray(clause).replace("clarify", "perhaps"), "leads_to must be");
    row("unknown member of a rule", head + clause + rule + "regex = 'x'\n", "rule r: unknown member \"regex\"");
    row("rule twice", head + clause + rule + rule, "rule r: the id is given twice");
    row("unknown clause", head + clause + QByteArray(rule).replace("\"c.one\"", "\"c.two\""),
        "x.toml:17: rule r: there is no clause \"c.two\"");
    row("a clause for people", head + clause + "editors_only = true\n" + rule, "for editors only");
    row("neither clause nor cue", head + clause + QByteArray(rule).replace("clause = \"c.one\"\n", ""),
        "needs a clause or a cue");
    row("no patterns", head + clause + QByteArray(rule).replace("['\\bfees?\\b']", "[]"), "has no patterns");
    row("unknown word", head + clause + QByteArray(rule).replace("fees?", "<fee>"), "there is no word <fee>");
    row("words in a circle",
        head + "[words]\na = '<b>'\nb = '<a>'\n" + clause + QByteArray(rule).replace("fees?", "<a>"), "holds itself");
    row("unknown guard", head + clause + rule + "guards = [\"denied\"]\n", "there is no guard \"denied\"");
    row("unknown cue", head + clause + rule + "needs = [\"money\"]\n", "there is no cue \"money\"");
    row("bad expression", head + clause + QByteArray(rule).replace("fees?", "fee("), "x.toml:17: rule r: pattern");
    row("look-around", head + clause + QByteArray(rule).replace("fees?", "(?=fee)x"), "rule r: pattern");
    row("matches nothing", head + clause + QByteArray(rule).replace("\\bfees?\\b", "(?:fee)*"), "rule r: pattern");
}

void TestPolicyPack::brokenPacksAreRefusedWhole()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const QString, says);
    const auto pack = PolicyPack::fromToml(toml.toStdString(), "x.toml");
    QVERIFY(!pack);
    QCOMPARE(pack.error().kind, Error::Kind::Invalid);
    const QString detail = QString::fromStdString(pack.error().detail);
    QVERIFY2(detail.startsWith(QStringLiteral("x.toml:")) && detail.contains(says), qPrintable(detail));
}

void TestPolicyPack::messagesAreFilledInEitherLanguage()
{
    const auto pack = PolicyPack::fromToml((head + clause + rule).toStdString(), "x.toml");
    QVERIFY(pack);
    const Finding finding{"c.one", "title", 0, 3, "fee", Severity::Check, "r", "", {{"n", "{quote}"}}};
    QCOMPARE((*pack)->message(finding, "en"), std::string("M fee {quote}")); // a value is not filled in again
    QCOMPARE((*pack)->message(finding, "es_MX"), std::string("Ñ fee"));
    QCOMPARE((*pack)->message(finding, "de"), std::string("M fee {quote}"));
}

QTEST_GUILESS_MAIN(TestPolicyPack)
#include "tst_policypack.moc"
