// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "workstation/workstation.h"

namespace stagedoor {

/// Brings the workstation to the screen and state that --screenshot asks for, through the same actions as a person,
/// writes the picture once nothing has been painted for a while, prints a summary and quits: with 0, or with 1 and a
/// message where that could not be done within a minute.
class Screenshot final : public QObject
{
    Q_OBJECT
public:
    Screenshot(Workstation &workstation, Options options);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A step: true once it is done.
    using Step = std::function<bool()>;
    void plan();
    void planConflict();
    void planScreen();
    void tick();
    void write();
    [[nodiscard]] bool connection(Connection wanted) const;

    Workstation &m_workstation;
    Options m_options;
    QList<Step> m_steps;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sincePaint;
};

} // namespace stagedoor
