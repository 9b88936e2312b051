// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

/// Fusion, quieter: hairlines instead of bevels, flat buttons, one clear focus ring.
class QuietStyle final : public QProxyStyle
{
public:
    QuietStyle() : QProxyStyle(u"fusion"_s) {}

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (metric) {
        case PM_DockWidgetSeparatorExtent:
        case PM_SplitterWidth:
            return 5;
        case PM_ScrollBarExtent:
            return 13;
        case PM_DefaultFrameWidth:
            return 2; // the ring of the focus
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override
    {
        switch (hint) {
        case SH_UnderlineShortcut:
        case SH_ScrollBar_Transient:
        case SH_DialogButtonBox_ButtonsHaveIcons: // they are black in every theme
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returned);
        }
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        const Colours &colours = coloursFor(option->palette);
        switch (element) {
        case PE_Frame:
            drawFrame(*painter, *option, colours);
            return;
        case PE_IndicatorDockWidgetResizeHandle:
            drawHandle(*painter, option->rect, option->state.testFlag(State_MouseOver), colours);
            return;
        case PE_PanelButtonCommand:
            drawButton(*painter, *option, colours);
            return;
        case PE_FrameLineEdit:
            drawField(*painter, *option, colours);
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            drawCheckBox(*painter, *option, colours);
            return;
        case PE_PanelStatusBar:
            painter->fillRect(option->rect, colours.window);
            painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), colours.line);
            return;
        case PE_FrameStatusBarItem:
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        }
    }

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        if (element == CE_Splitter) {
            drawHandle(*painter, option->rect, option->state.testFlag(State_MouseOver), coloursFor(option->palette));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        if (control == CC_ScrollBar) {
            drawScrollBar(*painter, *option, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_SpinBox || control == CC_ComboBox) { // Fusion's own edge vanishes on black
            drawField(*painter, *option, coloursFor(option->palette));
        }
    }

private:
    static void drawFrame(QPainter &painter, const QStyleOption &option, const Colours &colours)
    {
        const bool focused = option.state.testFlag(State_HasFocus);
        painter.save();
        painter.setPen(focused ? colours.accent : colours.line);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
        if (focused) {
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter.restore();
    }

    /// A handle that is seen in every theme.
    static void drawScrollBar(QPainter &painter, const QStyleOptionComplex &option, const QRect &slider)
    {
        const Colours &colours = coloursFor(option.palette);
        const bool held = option.state.testFlag(State_MouseOver) || option.state.testFlag(State_Sunken);
        painter.save();
        painter.fillRect(option.rect, colours.base);
        if (option.state.testFlag(State_Enabled)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(held ? colours.text : colours.muted);
            painter.drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3);
        }
        painter.restore();
    }

    /// The edge of a field: the ring of the focus, else a line that is seen in every theme.
    static void drawField(QPainter &painter, const QStyleOption &option, const Colours &colours)
    {
        const bool focused = option.state.testFlag(State_HasFocus);
        const QColor quiet = colours.kind == ThemeKind::Light ? colours.line : colours.muted;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(focused ? colours.accent : quiet, focused ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        const double inset = focused ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 3, 3);
        painter.restore();
    }

    static void drawCheckBox(QPainter &painter, const QStyleOption &option, const Colours &colours)
    {
        const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
        const bool on = option.state.testFlag(State_On);
        const bool enabled = option.state.testFlag(State_Enabled);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(on && enabled ? colours.accent : colours.muted, 1.2));
        painter.setBrush(on && enabled ? colours.accent : colours.base);
        painter.drawRoundedRect(box, 2.5, 2.5);
        if (on) {
            painter.setPen(
                QPen(enabled ? colours.accentText : colours.muted, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF middle(box.left() + box.width() * 0.42, box.bottom() - box.height() * 0.25);
            painter.drawLine(QPointF(box.left() + box.width() * 0.22, box.center().y()), middle);
            painter.drawLine(middle, QPointF(box.right() - box.width() * 0.2, box.top() + box.height() * 0.28));
        }
        painter.restore();
    }

    /// A hairline in the middle of the grip, stronger under the mouse.
    static void drawHandle(QPainter &painter, const QRect &rect, bool hovered, const Colours &colours)
    {
        const QColor colour = hovered ? colours.accent : colours.line;
        if (rect.width() < rect.height()) {
            painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), colour);
        } else {
            painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), colour);
        }
    }

    static void drawButton(QPainter &painter, const QStyleOption &option, const Colours &colours)
    {
        const bool enabled = option.state.testFlag(State_Enabled);
        const bool on = option.state.testFlag(State_On);
        const bool pressed = option.state.testFlag(State_Sunken);
        const bool hovered = enabled && option.state.testFlag(State_MouseOver);
        QColor fill = option.palette.color(QPalette::Button);
        if (on) {
            fill = colours.selection;
        } else if (pressed) {
            fill = colours.line;
        } else if (hovered) {
            fill = colours.hover;
        }
        const bool focused = option.state.testFlag(State_HasFocus);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor edge = on || focused ? colours.accent : colours.line;
        painter.setPen(QPen(edge, focused ? 2 : 1));
        painter.setBrush(enabled ? fill : colours.window);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        painter.restore();
    }
};

ThemeKind systemKind(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? ThemeKind::Dark : ThemeKind::Light;
}

} // namespace

void applyTheme(QApplication &application, ThemeChoice choice)
{
    static const QPalette desktop = application.palette(); // before we set ours
    application.setStyle(new QuietStyle);                  // the application owns it
    switch (choice) {
    case ThemeChoice::System:
        application.setPalette(paletteOf(coloursOf(systemKind(desktop))));
        break;
    case ThemeChoice::Light:
        application.setPalette(paletteOf(coloursOf(ThemeKind::Light)));
        break;
    case ThemeChoice::Dark:
        application.setPalette(paletteOf(coloursOf(ThemeKind::Dark)));
        break;
    case ThemeChoice::Contrast:
        application.setPalette(paletteOf(coloursOf(ThemeKind::Contrast)));
        break;
    }
}

} // namespace stagedoor
