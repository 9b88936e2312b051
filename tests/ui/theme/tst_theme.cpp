// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QTest>
#include <QWidget>

#include "ui/theme/colours.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/labels.h"
#include "ui/theme/theme.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestTheme final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextColourIsReadable_data();
    void everyTextColourIsReadable();
    void aPaletteLeadsBackToItsColours();
    void severitiesDifferWithoutColour();
    void labelsAreAlwaysPlain();
    void contrastIsWcags();
};

void TestTheme::everyTextColourIsReadable_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("least");
    QTest::newRow("light") << int(ThemeKind::Light) << 4.5;
    QTest::newRow("dark") << int(ThemeKind::Dark) << 4.5;
    QTest::newRow("high contrast") << int(ThemeKind::Contrast) << 7.0;
}

void TestTheme::everyTextColourIsReadable()
{
    QFETCH(const int, kind);
    QFETCH(const double, least);
    const Colours &colours = coloursOf(ThemeKind(kind));
    const auto readable = [least](const QColor &text, const QColor &ground, const char *what) {
        const double ratio = contrastRatio(text, ground);
        QVERIFY2(
            ratio >= least,
            qPrintable(u"%1: %2 on %3 is %4:1"_s.arg(QLatin1StringView(what), text.name(), ground.name()).arg(ratio)));
    };
    for (const QColor &ground : {colours.window, colours.base, colours.selection, colours.hover}) {
        readable(colours.text, ground, "text");
        readable(colours.muted, ground, "muted");
        for (const QColor &severity : colours.severities) {
            readable(severity, ground, "severity");
        }
        for (const QColor &tone : colours.tones) {
            readable(tone, ground, "state");
        }
    }
    for (std::size_t i = 0; i < colours.tints.size(); ++i) {
        readable(colours.text, colours.tints[i], "text on a tint");
        readable(colours.text, colours.strongTints[i], "text on a strong tint");
        readable(colours.severities[i], colours.tints[i], "severity on its tint");
        readable(colours.muted, colours.tints[i], "muted on a tint");
    }
    readable(colours.accentText, colours.accent, "on accent");
    readable(colours.toastText, colours.toast, "toast");
    readable(colours.toastAction, colours.toast, "the toast's action");
    QVERIFY(contrastRatio(colours.accent, colours.base) >= 3.0); // focus rings and icons (WCAG 1.4.11)
    QVERIFY(contrastRatio(colours.accent, colours.window) >= 3.0);
}

void TestTheme::aPaletteLeadsBackToItsColours()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Contrast}) {
        QCOMPARE(coloursFor(paletteOf(coloursOf(kind))).kind, kind);
    }
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) {
        applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), choice);
        QWidget widget;
        QCOMPARE(int(coloursFor(widget.palette()).kind), int(choice) - 1);
    }
}

void TestTheme::severitiesDifferWithoutColour()
{
    QVERIFY(severityGlyph(Severity::Blocking) != severityGlyph(Severity::Check));
    QVERIFY(severityGlyph(Severity::Check) != severityGlyph(Severity::Note));
    QList<QImage> drawn;
    for (const Severity severity : {Severity::Blocking, Severity::Check, Severity::Note}) {
        drawn << severityIcon(severity, Qt::black).pixmap(16).toImage();
    }
    QVERIFY(drawn.at(0) != drawn.at(1) && drawn.at(1) != drawn.at(2) && drawn.at(0) != drawn.at(2));
}

void TestTheme::labelsAreAlwaysPlain()
{
    QWidget parent;
    const QString hostile = u"<img src=\"file:///dev/zero\">"_s;
    for (QLabel *const label :
         {plainLabel(hostile, &parent), headingLabel(hostile, &parent), dimLabel(hostile, &parent)}) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(label->text(), hostile);
    }
}

void TestTheme::contrastIsWcags()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01); // the known borderline grey
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
