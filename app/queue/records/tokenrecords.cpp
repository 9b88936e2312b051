// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/tokenrecords.h"

#include <array>

#include <QByteArray>
#include <QRandomGenerator>

#include "queue/database/statement.h"
#include "queue/http/coding.h"

namespace stagedoor::server {

namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> roles{{{Role::Editor, "editor"},
                                                                  {Role::Senior, "senior"},
                                                                  {Role::Supervisor, "supervisor"},
                                                                  {Role::Platform, "platform"}}};

/// Takes the same time wherever they differ.
bool sameHash(std::string_view a, std::string_view b)
{
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        difference |= unsigned(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

} // namespace

std::string_view wordFor(Role role)
{
    for (const auto &[each, word] : roles) {
        if (each == role) {
            return word;
        }
    }
    return {};
}

std::optional<Role> roleFromWord(std::string_view text)
{
    for (const auto &[each, word] : roles) {
        if (word == text) {
            return each;
        }
    }
    return std::nullopt;
}

std::string addToken(Connection &connection, const Identity &identity, Timestamp now, std::optional<Timestamp> expires)
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random));
    std::string token = "sd_";
    token += bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
    Statement write(connection,
                    "INSERT INTO token (hash, editor, role, created_ms, expires_ms) VALUES (?, ?, ?, ?, ?)");
    write.bind(sha256Hex(token))
        .bind(identity.editor)
        .bind(wordFor(identity.role))
        .bind(std::optional(now))
        .bind(expires)
        .run();
    return token;
}

std::optional<Identity> identityOf(Connection &connection, std::string_view token, Timestamp now)
{
    const std::string hash = sha256Hex(token);
    // Looked up by a prefix, so that the index's own comparisons tell nothing of the rest.
    Statement query(connection, "SELECT hash, editor, role FROM token WHERE hash >= ? AND hash < ?"
                                " AND revoked_ms IS NULL AND (expires_ms IS NULL OR expires_ms > ?)");
    const std::string prefix = hash.substr(0, 8);
    query.bind(prefix).bind(prefix + 'g').bind(std::optional(now));
    std::optional<Identity> found;
    while (query.step()) {
        if (sameHash(query.text(0), hash)) {
            found = Identity{query.text(1), roleFromWord(query.text(2)).value_or(Role::Editor)};
        }
    }
    return found;
}

int revokeTokens(Connection &connection, const std::string &editor, Timestamp now)
{
    Statement write(connection, "UPDATE token SET revoked_ms = ? WHERE editor = ? AND revoked_ms IS NULL");
    return write.bind(std::optional(now)).bind(editor).run();
}

} // namespace stagedoor::server
