// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/settings/serveraddress.h"
#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/colours.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int leastCharacters = 76; // side by side

QString connectionWords(const SyncStatus &status, Timestamp now)
{
    QStringList parts{connectionName(status.connection)};
    if (!status.editor.empty()) {
        parts << SettingsDialog::tr("as %1 (%2)").arg(toLine(status.editor, 60), toLine(status.role, 30));
    }
    if (status.lastSync) {
        parts << SettingsDialog::tr("last sync %1").arg(agoText(*status.lastSync, now));
    }
    QString words = parts.join(u", "_s) + u'.';
    switch (status.connection) {
    case Connection::NotSet:
        words += u' ' + SettingsDialog::tr("Enter the server's address and your token.");
        break;
    case Connection::Unauthorised:
        words += u' ' + SettingsDialog::tr(
                            "The server does not accept the token. Ask for a new one; nothing you decided is lost.");
        break;
    case Connection::Offline:
        words += u' ' + SettingsDialog::tr("The server is not reached; it is tried again by itself.");
        break;
    default:
        break;
    }
    return status.problem.empty() ? words : SettingsDialog::tr("%1 (%2)").arg(words, toLine(status.problem, 200));
}

} // namespace

struct SettingsDialog::Parts {
    QLineEdit *server;
    QLabel *addressProblem;
    QLineEdit *token;
    QLabel *keychain;
    QLabel *connection;
    QPushButton *test;
    QComboBox *theme;
    QComboBox *language;
    QSpinBox *undo;
    QDialogButtonBox *buttons;
};

SettingsDialog::SettingsDialog(ReviewService &review, TokenStore &tokens, const UiSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_review(review)
    , m_tokens(tokens)
    , m_parts(new Parts{new QLineEdit(this), dimLabel({}, this), new QLineEdit(this), dimLabel({}, this),
                        dimLabel({}, this), new QPushButton(tr("Test the connection"), this), new QComboBox(this),
                        new QComboBox(this), new QSpinBox(this),
                        new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Close, this)})
{
    setModal(false);
    m_parts->buttons->button(QDialogButtonBox::Apply)->setText(tr("Apply")); // in our language, not in Qt's
    m_parts->buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    setWindowTitle(tr("Settings"));
    build();
    connectParts();
    setSettings(settings);
    refreshConnection();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::build()
{
    m_parts->server->setObjectName(u"server"_s);
    m_parts->server->setPlaceholderText(u"https://queue.example.org"_s);
    m_parts->server->setAccessibleName(tr("Address of the queue server"));
    m_parts->addressProblem->setObjectName(u"addressProblem"_s);
    m_parts->token->setObjectName(u"token"_s);
    m_parts->token->setAccessibleName(tr("Token"));
    m_parts->token->setEchoMode(QLineEdit::Password);
    m_parts->keychain->setObjectName(u"keychain"_s);
    m_parts->connection->setObjectName(u"connection"_s);
    m_parts->test->setObjectName(u"testConnection"_s);
    m_parts->test->setAutoDefault(false);
    m_parts->theme->setObjectName(u"theme"_s);
    m_parts->theme->setAccessibleName(tr("Theme"));
    m_parts->theme->addItem(tr("As the desktop"), int(ThemeChoice::System));
    m_parts->theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_parts->theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_parts->theme->addItem(tr("High contrast"), int(ThemeChoice::Contrast));
    m_parts->language->setObjectName(u"language"_s);
    m_parts->language->setAccessibleName(tr("Language"));
    m_parts->language->addItem(tr("As the desktop"), QString());
    m_parts->language->addItem(u"English"_s, u"en"_s);
    m_parts->language->addItem(u"Español"_s, u"es"_s);
    m_parts->undo->setObjectName(u"undo"_s);
    m_parts->undo->setAccessibleName(tr("Undo time"));
    m_parts->undo->setRange(UiSettings::fewestUndoSeconds, UiSettings::mostUndoSeconds);
    m_parts->undo->setSuffix(tr(" s"));

    auto *const page = new QWidget;
    auto *const form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString &name, QWidget *field) {
        QLabel *const label = plainLabel(name, this);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    add(tr("&Server"), m_parts->server);
    form->addRow(QString(), m_parts->addressProblem);
    add(tr("&Token"), m_parts->token);
    form->addRow(QString(), m_parts->keychain);
    auto *const test = new QHBoxLayout;
    test->addWidget(m_parts->test);
    test->addStretch(1);
    form->addRow(QString(), test);
    form->addRow(QString(), m_parts->connection);
    add(tr("T&heme"), m_parts->theme);
    add(tr("&Language"), m_parts->language);
    form->addRow(QString(), dimLabel(tr("A new language shows at the next start."), this));
    add(tr("&Undo time"), m_parts->undo);
    form->addRow(QString(),
                 dimLabel(tr("A decision waits so long before it is sent. Hide and Suspend leave at once."), this));
    auto *const layout = new QVBoxLayout(this);
    auto *const scroll = new QScrollArea(this); // with a large font it is higher than the screen
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_parts->buttons);
    const int width = qMax(leastCharacters * fontMetrics().averageCharWidth(), page->sizeHint().width());
    const int height =
        qMax(page->sizeHint().height(), page->heightForWidth(width)) + m_parts->buttons->sizeHint().height() + 40;
    resize(QSize(width + 40, height).boundedTo(screen()->availableSize()));
}

void SettingsDialog::connectParts()
{
    connect(m_parts->server, &QLineEdit::textChanged, this, &SettingsDialog::refreshAddress);
    connect(m_parts->test, &QPushButton::clicked, this, [this] {
        apply();
        m_review.syncNow();
    });
    connect(m_parts->buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, &SettingsDialog::apply);
    connect(m_parts->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_review, &ReviewService::statusChanged, this, &SettingsDialog::refreshConnection);
    connect(&m_tokens, &TokenStore::readDone, this,
            [this](const QString &server, const QString &token, bool memoryOnly) {
                if (server == m_settings.server) {
                    m_parts->token->setPlaceholderText(token.isEmpty() ? QString() : tr("kept; type to replace it"));
                    refreshKeychain(memoryOnly);
                }
            });
    connect(&m_tokens, &TokenStore::written, this,
            [this](const QString &, bool memoryOnly) { refreshKeychain(memoryOnly); });
}

void SettingsDialog::setSettings(const UiSettings &settings)
{
    m_settings = settings;
    m_parts->server->setText(settings.server);
    m_parts->theme->setCurrentIndex(m_parts->theme->findData(int(settings.theme)));
    m_parts->language->setCurrentIndex(std::max(0, m_parts->language->findData(settings.language)));
    m_parts->undo->setValue(settings.undoSeconds);
    refreshAddress();
    refreshKeychain(false);
    if (!settings.server.isEmpty()) {
        m_tokens.read(settings.server);
    }
}

UiSettings SettingsDialog::chosen() const
{
    UiSettings settings = m_settings;
    settings.server = serverAddress(m_parts->server->text()).origin;
    settings.theme = ThemeChoice(m_parts->theme->currentData().toInt());
    settings.language = m_parts->language->currentData().toString();
    settings.undoSeconds = m_parts->undo->value();
    return settings;
}

void SettingsDialog::refreshAddress()
{
    const ServerAddress address = serverAddress(m_parts->server->text());
    m_parts->addressProblem->setText(address.problem);
    QPalette alarm = palette();
    alarm.setColor(QPalette::PlaceholderText, coloursFor(alarm).severity(Severity::Blocking));
    m_parts->addressProblem->setPalette(alarm);
    m_parts->addressProblem->setVisible(!address.problem.isEmpty());
    m_parts->buttons->button(QDialogButtonBox::Apply)->setEnabled(address.problem.isEmpty());
    m_parts->test->setEnabled(address.problem.isEmpty() && !address.origin.isEmpty());
}

void SettingsDialog::refreshConnection()
{
    m_parts->connection->setText(connectionWords(m_review.status().sync, m_review.clock().now()));
}

void SettingsDialog::refreshKeychain(bool memoryOnly)
{
    m_parts->keychain->setText(memoryOnly ? tr("There is no keychain on this desktop: the token is held in memory only "
                                               "and must be entered again at the next start.")
                                          : tr("The token is kept in the desktop's keychain."));
}

void SettingsDialog::apply()
{
    if (!m_parts->buttons->button(QDialogButtonBox::Apply)->isEnabled()) {
        return;
    }
    m_settings = chosen();
    const QString token = m_parts->token->text().trimmed();
    if (!token.isEmpty() && !m_settings.server.isEmpty()) {
        m_parts->token->clear();
        m_parts->token->setPlaceholderText(tr("kept; type to replace it"));
        m_tokens.write(m_settings.server, token);
        Q_EMIT tokenEntered(m_settings.server, token);
    }
    Q_EMIT applied(m_settings);
}

} // namespace stagedoor
