// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace stagedoor {

/// All keys on one card over the window; `?` shows and hides it, Esc hides it. Not modal: the keys work meanwhile.
class ShortcutSheet final : public QFrame
{
    Q_OBJECT
public:
    explicit ShortcutSheet(QWidget *parent);
    void toggle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void build();
    void place();
};

} // namespace stagedoor
