// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/workstation.h"

#include <QApplication>
#include <QStandardPaths>

#include "ui/text/errortext.h"
#include "ui/text/openreporttext.h"
#include "workstation/language.h"
#include "workstation/tokenfile.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

const QString layoutKey = u"window/layout"_s;

QString defaultProfile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/stagedoor/default"_s;
}

ThemeChoice themeNamed(const QString &name, ThemeChoice otherwise)
{
    if (name == u"light"_s) {
        return ThemeChoice::Light;
    }
    if (name == u"dark"_s) {
        return ThemeChoice::Dark;
    }
    return name == u"contrast"_s ? ThemeChoice::Contrast : otherwise;
}

} // namespace

Workstation::Workstation(const Options &options) : m_options(options)
{
    if (m_options.demo) {
        m_demoProfile = std::make_unique<QTemporaryDir>();
        m_options.profile = m_demoProfile->filePath(u"profile"_s);
    } else if (m_options.profile.isEmpty()) {
        m_options.profile = defaultProfile();
    }
    m_file = std::make_unique<QSettings>(m_options.profile + u"/settings.ini"_s, QSettings::IniFormat);
    m_settings = UiSettings::load(*m_file);
    if (!m_options.server.isEmpty()) {
        m_settings.server = m_options.server;
    }
    m_settings.theme = themeNamed(m_options.theme, m_settings.theme);
    if (!m_options.language.isEmpty()) {
        m_settings.language = m_options.language;
    }
}

Workstation::~Workstation()
{
    if (m_window) {
        m_file->setValue(layoutKey, m_window->layoutState());
    }
    m_window.reset(); // the window knows review, review knows sync and store: backwards
    m_review.reset();
    m_sync.reset();
    m_store.reset();
}

Result<std::unique_ptr<Workstation>> Workstation::open(const Options &options)
{
    std::unique_ptr<Workstation> workstation(new Workstation(options));
    if (!options.tokenFile.isEmpty()) {
        const Result<QString> token = readTokenFile(options.tokenFile);
        if (!token) {
            return tl::unexpected(token.error());
        }
        workstation->m_token = *token;
    }
    useLanguage(workstation->m_settings.language);
    applyTheme(*qApp, workstation->m_settings.theme);
    if (const Result<> opened = workstation->openProfile(); !opened) {
        return tl::unexpected(opened.error());
    }
    workstation->makeWindow();
    return workstation;
}

Result<> Workstation::openProfile()
{
    auto store = Store::open({.profile = m_options.profile.toStdString()}, m_clock);
    if (!store) {
        return tl::unexpected(store.error());
    }
    auto policy = PolicyEngine::create(PolicyPack::builtIn());
    if (!policy) {
        return tl::unexpected(policy.error());
    }
    m_store = std::move(*store);
    m_sync = std::make_unique<SyncEngine>(*m_store, *policy, m_clock);
    ReviewSettings settings;
    settings.undoTime = std::chrono::seconds(m_settings.undoSeconds);
    m_review = std::make_unique<ReviewService>(*m_store, *m_sync, std::move(*policy), m_clock, settings);
    return {};
}

void Workstation::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_review);
    m_window->restoreLayout(m_file->value(layoutKey).toByteArray());
    if (m_options.size) {
        m_window->resize(*m_options.size);
    }
    m_settingsDialog = new SettingsDialog(*m_review, m_tokens, m_settings, m_window.get());
    connect(m_window.get(), &MainWindow::settingsWanted, m_settingsDialog, [this] {
        m_settingsDialog->show();
        m_settingsDialog->raise();
        m_settingsDialog->activateWindow();
    });
    connect(m_settingsDialog, &SettingsDialog::applied, this, &Workstation::useSettings);
    connect(m_settingsDialog, &SettingsDialog::tokenEntered, this, &Workstation::connectTo);
    connect(&m_tokens, &TokenStore::readDone, this, [this](const QString &server, const QString &token) {
        if (server == m_settings.server && !token.isEmpty()) {
            connectTo(server, token);
        }
    });
}

void Workstation::show()
{
    m_window->show();
    tellOpenReport();
    if (!m_options.offline) {
        connectToServer();
    }
}

void Workstation::tellOpenReport()
{
    if (const QStringList sentences = openReportText(m_store->report()); !sentences.isEmpty()) {
        m_window->showError(sentences.join(u'\n'));
    }
}

void Workstation::connectToServer()
{
    if (m_options.demo) {
        m_demo = std::make_unique<DemoServer>();
        connect(m_demo.get(), &DemoServer::started, this, &Workstation::connectTo);
        connect(m_demo.get(), &DemoServer::failed, this, [this](const QString &what) {
            m_window->showMessage(tr("The demo's queue server did not start. %1").arg(what));
        });
        m_demo->start(m_options.state == u"empty"_s);
    } else if (!m_settings.server.isEmpty() && !m_token.isEmpty()) {
        connectTo(m_settings.server, m_token);
    } else if (!m_settings.server.isEmpty()) {
        m_tokens.read(m_settings.server);
    }
}

void Workstation::connectTo(const QString &url, const QString &token)
{
    m_connected = url;
    m_sync->connectTo({.url = url.toStdString(), .token = token.toStdString(), .caFile = {}});
}

void Workstation::useSettings(const UiSettings &settings)
{
    const UiSettings before = std::exchange(m_settings, settings);
    settings.save(*m_file);
    if (settings.theme != before.theme) {
        applyTheme(*qApp, settings.theme);
    }
    ReviewSettings review = m_review->settings();
    review.undoTime = std::chrono::seconds(settings.undoSeconds);
    m_review->setSettings(review);
    if (settings.language != before.language) {
        m_window->showMessage(tr("The language changes when the program is started again."));
    }
    if (settings.server != m_connected && !m_options.offline && !m_options.demo) {
        m_sync->stop();
        m_connected.clear();
        if (!settings.server.isEmpty()) {
            m_tokens.read(settings.server);
        }
    }
}

} // namespace stagedoor
