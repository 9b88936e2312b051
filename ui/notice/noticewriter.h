// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QCoreApplication>

#include "ui/notice/noticepage.h"

namespace stagedoor {

/// Writes a NoticePage section by section, in the fixed order.
class NoticeWriter
{
    Q_DECLARE_TR_FUNCTIONS(NoticeWriter)
public:
    NoticeWriter(NoticePage &out, const CachedNotice &notice, const NoticeContext &context);
    void write();

private:
    void writeHead();
    void writePay();
    void writeFees();
    void writeDescription();
    void writeRoles();
    void writeRole(std::size_t index);
    void writePlaces();
    void writeApplying();
    void writeMedia();
    void writePoster();
    void writePosterFacts();
    void writeComplaints();
    void writeMessages();
    void writeHomelessAbsences();

    void paragraph(ParagraphKind kind);
    void run(const QString &text, TextKind kind);
    /// A field as its writer wrote it; notes where it stands.
    void field(const std::string &path, const std::string &bytes, TextKind kind = TextKind::Body);
    /// One line: a label, then the field.
    void fact(const QString &label, const std::string &path, const std::string &bytes);
    void factText(const QString &label, const QString &text);
    void heading(const QString &text);
    /// The findings about something absent in one of @p paths, each a line.
    void absences(const std::vector<std::string> &paths);
    [[nodiscard]] bool hasAbsence(const std::vector<std::string> &paths) const;
    void placeFindings();

    NoticePage &m_out;
    const CachedNotice &m_notice;
    const Listing &m_listing;
    const NoticeContext &m_context;
    std::vector<bool> m_placed; ///< of the absences, by finding
    std::size_t m_budget = 0;   ///< bytes that the notice as a whole may still show
    bool m_first = true;
};

} // namespace stagedoor
