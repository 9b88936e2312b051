// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "ui/decision/reviewfixture.h"
#include "ui/settings/serveraddress.h"
#include "ui/settings/settingsdialog.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

/// A keychain that answers through the event loop, or is not there.
class MemoryTokens final : public TokenStore
{
public:
    void read(const QString &server) override
    {
        QTimer::singleShot(0, this, [this, server] { Q_EMIT readDone(server, kept.value(server), broken); });
    }
    void write(const QString &server, const QString &token) override
    {
        if (!broken) {
            kept.insert(server, token);
        }
        QTimer::singleShot(0, this, [this, server] { Q_EMIT written(server, broken); });
    }
    QHash<QString, QString> kept;
    bool broken = false;
};

class TestSettingsDialog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addresses_data();
    void addresses();
    void settingsSurvive();
    void brokenSettingsHaveTheirDefaults();
    void isNotModal();
    void appliesWhatWasChosen();
    void aBadAddressIsNotApplied();
    void theTokenGoesToTheKeychainAndNowhereElse();
    void withoutAKeychainItSaysSo();
    void theRealKeychainEndsInMemoryHere();
    void everyControlHasAName();

private:
    template <class T>
    static T *part(const QWidget &parent, const QString &name)
    {
        T *const found = parent.findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    static QPushButton *applyButton(const QWidget &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply);
    }
};

void TestSettingsDialog::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain of whoever runs the tests
}

void TestSettingsDialog::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("origin"); // empty: refused
    QTest::newRow("https") << u"https://queue.example.org"_s << u"https://queue.example.org"_s;
    QTest::newRow("port and slash") << u" https://queue.example.org:8443/ "_s << u"https://queue.example.org:8443"_s;
    QTest::newRow("no scheme") << u"queue.example.org"_s << u"https://queue.example.org"_s;
    QTest::newRow("http on this machine") << u"http://127.0.0.1:8787"_s << u"http://127.0.0.1:8787"_s;
    QTest::newRow("http on this machine, IPv6") << u"http://[::1]:8787"_s << u"http://[::1]:8787"_s;
    QTest::newRow("http on localhost") << u"http://localhost:8787"_s << u"http://localhost:8787"_s;
    QTest::newRow("http elsewhere") << u"http://queue.example.org"_s << QString();
    QTest::newRow("http on a name like this machine's") << u"http://127.0.0.1.example.org"_s << QString();
    QTest::newRow("user and password") << u"https://ana:secret@queue.example.org"_s << QString();
    QTest::newRow("path") << u"https://queue.example.org/v1"_s << QString();
    QTest::newRow("query") << u"https://queue.example.org?token=x"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("ftp") << u"ftp://queue.example.org"_s << QString();
    QTest::newRow("no host") << u"https://"_s << QString();
    QTest::newRow("nonsense") << u"https://a b"_s << QString();
}

void TestSettingsDialog::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, origin);
    const ServerAddress address = serverAddress(typed);
    QCOMPARE(address.origin, origin);
    QCOMPARE(address.problem.isEmpty(), !origin.isEmpty());
}

void TestSettingsDialog::settingsSurvive()
{
    const QTemporaryDir folder;
    UiSettings settings;
    settings.server = u"https://queue.example.org"_s;
    settings.theme = ThemeChoice::Contrast;
    settings.language = u"es"_s;
    settings.undoSeconds = 45;
    {
        QSettings file(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        settings.save(file);
    }
    QSettings file(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    QCOMPARE(UiSettings::load(file), settings);
}

void TestSettingsDialog::brokenSettingsHaveTheirDefaults()
{
    const QTemporaryDir folder;
    QSettings file(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
    QCOMPARE(UiSettings::load(file), UiSettings());
    file.setValue(u"review/undoSeconds"_s, u"soon"_s);
    file.setValue(u"screen/theme"_s, u"pink"_s);
    QCOMPARE(UiSettings::load(file), UiSettings());
    file.setValue(u"review/undoSeconds"_s, 100000);
    QCOMPARE(UiSettings::load(file).undoSeconds, UiSettings::mostUndoSeconds);
}

void TestSettingsDialog::isNotModal()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    SettingsDialog dialog(fixture.review(), tokens, {}, nullptr);
    dialog.show();
    QVERIFY(!dialog.isModal());
    QVERIFY(part<QLabel>(dialog, u"connection"_s)->text().contains(u"address"_s)); // says what to do
}

void TestSettingsDialog::appliesWhatWasChosen()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    SettingsDialog dialog(fixture.review(), tokens, {}, nullptr);
    const QSignalSpy applied(&dialog, &SettingsDialog::applied);
    QVERIFY(showActive(dialog));
    part<QLineEdit>(dialog, u"server"_s)->setFocus();
    QTest::keyClicks(qApp->focusWidget(), u"queue.example.org"_s);
    part<QComboBox>(dialog, u"theme"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_End);
    part<QSpinBox>(dialog, u"undo"_s)->setValue(30);
    applyButton(dialog)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Space);
    QCOMPARE(applied.size(), 1);
    const auto settings = applied.at(0).at(0).value<UiSettings>();
    QCOMPARE(settings.server, u"https://queue.example.org"_s);
    QCOMPARE(settings.theme, ThemeChoice::Contrast);
    QCOMPARE(settings.undoSeconds, 30);
}

void TestSettingsDialog::aBadAddressIsNotApplied()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    SettingsDialog dialog(fixture.review(), tokens, {}, nullptr);
    QVERIFY(showActive(dialog));
    part<QLineEdit>(dialog, u"server"_s)->setText(u"http://queue.example.org"_s);
    QVERIFY(!applyButton(dialog)->isEnabled());
    QVERIFY(!part<QPushButton>(dialog, u"testConnection"_s)->isEnabled());
    QVERIFY(part<QLabel>(dialog, u"addressProblem"_s)->isVisible());
    part<QLineEdit>(dialog, u"server"_s)->setText(u"https://queue.example.org"_s);
    QVERIFY(applyButton(dialog)->isEnabled());
    QVERIFY(!part<QLabel>(dialog, u"addressProblem"_s)->isVisible());
}

void TestSettingsDialog::theTokenGoesToTheKeychainAndNowhereElse()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    UiSettings settings;
    settings.server = u"https://queue.example.org"_s;
    SettingsDialog dialog(fixture.review(), tokens, settings, nullptr);
    const QSignalSpy entered(&dialog, &SettingsDialog::tokenEntered);
    const QSignalSpy applied(&dialog, &SettingsDialog::applied);
    QVERIFY(showActive(dialog));
    auto *const field = part<QLineEdit>(dialog, u"token"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    field->setFocus();
    QTest::keyClicks(field, u"canary-token"_s);
    applyButton(dialog)->click();
    QCOMPARE(tokens.kept.value(settings.server), u"canary-token"_s);
    QCOMPARE(entered.size(), 1);
    QVERIFY(field->text().isEmpty());
    const QTemporaryDir folder;
    {
        QSettings file(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        applied.at(0).at(0).value<UiSettings>().save(file);
    }
    QFile file(folder.filePath(u"a.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("canary-token"));
    QTRY_VERIFY(part<QLabel>(dialog, u"keychain"_s)->text().contains(u"kept in the desktop's keychain"_s));
}

void TestSettingsDialog::withoutAKeychainItSaysSo()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    tokens.broken = true;
    UiSettings settings;
    settings.server = u"https://queue.example.org"_s;
    SettingsDialog dialog(fixture.review(), tokens, settings, nullptr);
    QTRY_VERIFY(part<QLabel>(dialog, u"keychain"_s)->text().contains(u"memory only"_s));
}

void TestSettingsDialog::theRealKeychainEndsInMemoryHere()
{
    KeychainTokenStore tokens; // there is no session bus: the keychain fails
    QSignalSpy written(&tokens, &TokenStore::written);
    QSignalSpy read(&tokens, &TokenStore::readDone);
    tokens.write(u"https://a.example"_s, u"canary-token"_s);
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(written.at(0).at(1).toBool(), true);
    tokens.read(u"https://a.example"_s);
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(read.at(0).at(1).toString(), u"canary-token"_s); // of this run
    QCOMPARE(read.at(0).at(2).toBool(), true);
    tokens.read(u"https://b.example"_s);
    QTRY_COMPARE(read.size(), 2);
    QCOMPARE(read.at(1).at(1).toString(), QString()); // servers do not mix
}

void TestSettingsDialog::everyControlHasAName()
{
    ReviewFixture fixture;
    MemoryTokens tokens;
    SettingsDialog dialog(fixture.review(), tokens, {}, nullptr);
    dialog.show();
    for (QWidget *const widget : dialog.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith(u"qt_"_s)) {
            const QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
