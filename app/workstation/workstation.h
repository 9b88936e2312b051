// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QSettings>
#include <QTemporaryDir>

#include "listing/error.h"
#include "review/reviewservice.h"
#include "store/store.h"
#include "sync/syncengine.h"
#include "system/tokenstore.h"
#include "ui/settings/settingsdialog.h"
#include "ui/window/mainwindow.h"
#include "workstation/demoserver.h"
#include "workstation/options.h"

namespace stagedoor {

/// The whole program: opens the profile, makes store, sync, review and the window, and wires them. Lives on the GUI
/// thread, as long as the window.
class Workstation final : public QObject
{
    Q_OBJECT
public:
    /// Reads the settings, puts theme and language into force, opens the profile and makes the window, not yet shown.
    /// Kind::Conflict: another process has the profile; Kind::Newer, Kind::Storage as Store::open; Kind::Invalid: a
    /// token file that cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<Workstation>> open(const Options &options);
    ~Workstation() override; ///< keeps the layout; waits for what was begun

    void show(); ///< shows the window and begins to connect
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] SettingsDialog &settingsDialog() { return *m_settingsDialog; }
    [[nodiscard]] ReviewService &review() { return *m_review; }
    [[nodiscard]] DemoServer *demoServer() { return m_demo.get(); } ///< nullptr: not a demo

private:
    explicit Workstation(const Options &options);
    [[nodiscard]] Result<> openProfile();
    void makeWindow();
    void tellOpenReport();
    void connectToServer();
    void connectTo(const QString &url, const QString &token);
    void useSettings(const UiSettings &settings);

    Options m_options;
    UiSettings m_settings;
    QString m_token;                              ///< from --token-file
    QString m_connected;                          ///< the server that sync talks to
    std::unique_ptr<QTemporaryDir> m_demoProfile; // before the store, which lies in it
    std::unique_ptr<QSettings> m_file;
    SystemClock m_clock;
    KeychainTokenStore m_tokens;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<SyncEngine> m_sync;
    std::unique_ptr<ReviewService> m_review;
    std::unique_ptr<MainWindow> m_window;
    SettingsDialog *m_settingsDialog = nullptr; // the window's
    std::unique_ptr<DemoServer> m_demo;
};

} // namespace stagedoor
