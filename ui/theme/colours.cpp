// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace stagedoor {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

const Colours &lightColours()
{
    static const Colours colours{
        .kind = ThemeKind::Light,
        .window = rgb(0xf1f3f5),
        .base = rgb(0xffffff),
        .text = rgb(0x1a1d21),
        .muted = rgb(0x525b66),
        .line = rgb(0xcfd5db),
        .accent = rgb(0x1f5fbf),
        .accentText = rgb(0xffffff),
        .selection = rgb(0xdce8fa),
        .hover = rgb(0xf0f4f9),
        .toast = rgb(0x24292f),
        .toastText = rgb(0xffffff),
        .toastAction = rgb(0xffd479),
        .severities = {rgb(0x4a5a78), rgb(0x8a4b00), rgb(0xb3201a)},
        .tints = {rgb(0xeceff5), rgb(0xfdf1dc), rgb(0xfde8e6)},
        .strongTints = {rgb(0xd7deec), rgb(0xfadfae), rgb(0xf9cdc8)},
        .tones = {rgb(0x525b66), rgb(0x1a6b33), rgb(0x8a4b00), rgb(0xb3201a), rgb(0x1f5fbf)},
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours{
        .kind = ThemeKind::Dark,
        .window = rgb(0x23262b),
        .base = rgb(0x1a1c20),
        .text = rgb(0xe6e8eb),
        .muted = rgb(0xa3acb8),
        .line = rgb(0x3a3f47),
        .accent = rgb(0x6ea8fe),
        .accentText = rgb(0x0c1420),
        .selection = rgb(0x2b3a52),
        .hover = rgb(0x25282e),
        .toast = rgb(0xe6e8eb),
        .toastText = rgb(0x1a1c20),
        .toastAction = rgb(0x174a9c),
        .severities = {rgb(0x9db4dc), rgb(0xf0b95a), rgb(0xff8f85)},
        .tints = {rgb(0x262d3a), rgb(0x37290f), rgb(0x401d1b)},
        .strongTints = {rgb(0x33405a), rgb(0x5a4113), rgb(0x612623)},
        .tones = {rgb(0xa3acb8), rgb(0x7fd196), rgb(0xf0b95a), rgb(0xff8f85), rgb(0x8dbbff)},
    };
    return colours;
}

const Colours &contrastColours()
{
    static const Colours colours{
        .kind = ThemeKind::Contrast,
        .window = rgb(0x000000),
        .base = rgb(0x000000),
        .text = rgb(0xffffff),
        .muted = rgb(0xe0e0e0),
        .line = rgb(0xffffff),
        .accent = rgb(0xffe600),
        .accentText = rgb(0x000000),
        .selection = rgb(0x00295a),
        .hover = rgb(0x1c1c1c),
        .toast = rgb(0xffffff),
        .toastText = rgb(0x000000),
        .toastAction = rgb(0x0033a0),
        .severities = {rgb(0x9fd8ff), rgb(0xffe600), rgb(0xffaaa5)},
        .tints = {rgb(0x00243d), rgb(0x332d00), rgb(0x4d0000)},
        .strongTints = {rgb(0x004a7c), rgb(0x5c5200), rgb(0x850000)},
        .tones = {rgb(0xe0e0e0), rgb(0x7dff9b), rgb(0xffe600), rgb(0xffaaa5), rgb(0x9fd8ff)},
    };
    return colours;
}

double luminance(const QColor &colour)
{
    const auto channel = [](float value) {
        const double c = double(value);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

const QColor &Colours::severity(Severity severity) const
{
    return severities[std::size_t(severity)];
}

const QColor &Colours::tint(Severity severity, bool selected) const
{
    return selected ? strongTints[std::size_t(severity)] : tints[std::size_t(severity)];
}

const QColor &Colours::tone(StateTone tone) const
{
    return tones[std::size_t(tone)];
}

const Colours &coloursOf(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Dark:
        return darkColours();
    case ThemeKind::Contrast:
        return contrastColours();
    case ThemeKind::Light:
        break;
    }
    return lightColours();
}

const Colours &coloursFor(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    if (window == contrastColours().window) {
        return contrastColours();
    }
    return luminance(window) < 0.2 ? darkColours() : lightColours();
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.hover);
    set(QPalette::Text, colours.text);
    set(QPalette::Button, colours.kind == ThemeKind::Light ? colours.base : colours.window);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::BrightText, colours.severity(Severity::Blocking));
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.accentText);
    set(QPalette::Link, colours.accent);
    set(QPalette::LinkVisited, colours.accent);
    set(QPalette::PlaceholderText, colours.muted);
    set(QPalette::ToolTipBase, colours.toast);
    set(QPalette::ToolTipText, colours.toastText);
    set(QPalette::Light, colours.kind == ThemeKind::Light ? colours.base : colours.line);
    set(QPalette::Midlight, colours.hover);
    set(QPalette::Mid, colours.line);
    set(QPalette::Dark, colours.line);
    set(QPalette::Shadow, colours.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colours.muted);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.text);
    return palette;
}

StateTone toneOf(ListingState state)
{
    switch (state) {
    case ListingState::Approved:
        return StateTone::Approved;
    case ListingState::Waiting:
        return StateTone::Waiting;
    case ListingState::Declined:
    case ListingState::Hidden:
        return StateTone::Refused;
    case ListingState::Pending:
        break;
    }
    return StateTone::Untouched;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)}); // by value: both are temporaries
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace stagedoor
