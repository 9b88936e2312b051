// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>

#include <sys/stat.h>

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "support/storefixture.h"

using namespace stagedoor;
namespace fs = std::filesystem;

namespace {

/// The child: opens the profile, says how that went, and holds it until its input ends.
int hold(const char *profile)
{
    const SystemClock clock;
    const auto opened = Store::open({.profile = profile}, clock);
    std::printf("%s\n", opened ? "open" : opened.error().kind == Error::Kind::Conflict ? "conflict" : "failed");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

std::unique_ptr<QProcess> start(const fs::path &profile)
{
    auto child = std::make_unique<QProcess>();
    child->start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--hold"), QString::fromStdString(profile.string())});
    return child;
}

QByteArray answer(QProcess &child)
{
    while (!child.canReadLine() && child.waitForReadyRead(20'000)) {
    }
    return child.readLine().trimmed();
}

} // namespace

class TestLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void oneProcessHasTheProfile();
    void oneOpeningHasTheProfile();
    void theLockOfAKilledProcessIsTakenOver();
    void oneOfManyWins();
    void theFilesArePrivate();
    void aFolderThatCannotBeMadeIsAnError();
};

void TestLock::oneProcessHasTheProfile()
{
    StoreFixture fixture;
    const auto child = start(fixture.profile());
    QCOMPARE(answer(*child), QByteArray("conflict"));
    child->closeWriteChannel();
    QVERIFY(child->waitForFinished());
    fixture.apply({makeListing("L-1")}); // and the first is none the worse
    fixture.close();
    const auto second = start(fixture.profile());
    QCOMPARE(answer(*second), QByteArray("open"));
    const auto opened = fixture.tryToOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Conflict);
    QCOMPARE(opened.error().code, int(second->processId()));
    second->closeWriteChannel();
    QVERIFY(second->waitForFinished());
    QVERIFY(fixture.tryToOpen());
}

void TestLock::oneOpeningHasTheProfile()
{
    StoreFixture fixture;
    const auto second = Store::open(fixture.options(), fixture.clock());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
}

void TestLock::theLockOfAKilledProcessIsTakenOver()
{
    StoreFixture fixture;
    fixture.close();
    const auto child = start(fixture.profile());
    QCOMPARE(answer(*child), QByteArray("open"));
    child->kill();
    QVERIFY(child->waitForFinished());
    QVERIFY(fs::exists(fixture.profile() / "lock"));
    QVERIFY(fixture.tryToOpen());
}

void TestLock::oneOfManyWins()
{
    for (int race = 0; race < 15; ++race) {
        const QTemporaryDir folder;
        const fs::path profile = folder.path().toStdString();
        std::vector<std::unique_ptr<QProcess>> children;
        children.reserve(4);
        for (int i = 0; i < 4; ++i) {
            children.push_back(start(profile));
        }
        QByteArrayList answers;
        for (const auto &child : children) {
            answers.push_back(answer(*child));
        }
        QCOMPARE(answers.count("open"), 1);
        QCOMPARE(answers.count("conflict"), 3);
        for (const auto &child : children) {
            child->closeWriteChannel();
        }
        for (const auto &child : children) {
            QVERIFY(child->waitForFinished());
        }
    }
}

void TestLock::theFilesArePrivate()
{
    const QTemporaryDir folder;
    const fs::path profile = fs::path(folder.path().toStdString()) / "a" / "profile";
    const ManualClock clock;
    const mode_t before = ::umask(0); // as careless as can be
    const auto opened = Store::open({.profile = profile}, clock);
    QVERIFY(opened);
    QVERIFY(wait((*opened)->record(makeDecision({"L-1"}), "t", clock.now())));
    AssessedPage page;
    page.page.listings = {makeListing("L-1")};
    page.assessments = {makeAssessment()};
    QVERIFY(wait((*opened)->apply(page)));
    ::umask(before);
    QCOMPARE(fs::status(profile).permissions(), fs::perms::owner_all);
    int files = 0;
    for (const auto &entry : fs::directory_iterator(profile)) {
        const bool isPrivate = entry.status().permissions() == (fs::perms::owner_read | fs::perms::owner_write);
        QVERIFY2(isPrivate || entry.path().filename() == "lock", entry.path().c_str());
        ++files;
    }
    QCOMPARE(files, 9); // two databases with -wal and -shm, journal, id, lock
}

void TestLock::aFolderThatCannotBeMadeIsAnError()
{
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "file";
    std::fclose(std::fopen(file.c_str(), "w"));
    const ManualClock clock;
    const auto opened = Store::open({.profile = file / "profile"}, clock);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Storage);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--hold") == 0) {
        return hold(argv[2]);
    }
    TestLock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_lock.moc"
