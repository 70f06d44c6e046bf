#include "compiler/ast/doc_comment.h"

#include <algorithm>
#include <ranges>

namespace flux::ast {
namespace {

// Without `//` and the space that follows it.
std::string_view Unmarked(std::string_view comment) {
  comment.remove_prefix(std::min<size_t>(2, comment.size()));
  if (comment.starts_with(' ')) comment.remove_prefix(1);
  while (!comment.empty() && (comment.back() == ' ' || comment.back() == '\r')) comment.remove_suffix(1);
  return comment;
}

// Joins the comments that fill the lines before the one of `offset`, without a gap.
std::string DocAbove(const File& file, uint32_t offset) {
  uint32_t line = file.source->Locate(offset).line;
  auto next = std::ranges::lower_bound(file.comments, offset, {}, [](const Comment& c) { return c.span.begin; });
  std::vector<std::string_view> lines;
  while (next != file.comments.begin()) {
    --next;
    LineColumn at = file.source->Locate(next->span.begin);
    bool fills_line = file.source->Line(at.line).find_first_not_of(" \t") + 1 == at.column;
    if (at.line + 1 != line || !fills_line) break;
    lines.push_back(Unmarked(file.source->Text(next->span)));
    line = at.line;
  }
  std::string text;
  for (std::string_view part : std::views::reverse(lines)) {
    if (!text.empty()) text += '\n';
    text += part;
  }
  return text;
}

// Cuts the metadata off a text and gives it.
DocMetadata TakeMetadata(std::string& text) {
  static constexpr std::string_view kHeading = "## Metadata\n";
  DocMetadata metadata;
  const size_t heading = text.rfind(kHeading);
  if (heading == text.npos || (heading != 0 && text[heading - 1] != '\n')) return metadata;
  const std::string lines = text.substr(heading + kHeading.size());
  text.resize(heading);
  while (text.ends_with('\n')) text.pop_back();
  for (const auto part : std::views::split(lines, '\n')) {
    const std::string_view line(part.begin(), part.end());
    const size_t colon = line.find(": ");
    if (colon == line.npos) continue;
    const std::string_view key = line.substr(0, colon), value = line.substr(colon + 2);
    if (key == "introduced") metadata.introduced = value;
    if (key == "deprecated") metadata.deprecated = value;
    if (key == "instead") metadata.instead = value;
  }
  return metadata;
}

std::string_view DeclaredName(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::kVariableStmt:
      return static_cast<const VariableStmt&>(statement).name.text;
    case StmtKind::kOptionStmt:
      return static_cast<const OptionStmt&>(statement).name.text;
    case StmtKind::kBuiltinStmt:
      return static_cast<const BuiltinStmt&>(statement).name.text;
    case StmtKind::kBadStmt:
    case StmtKind::kTestcaseStmt:
    case StmtKind::kReturnStmt:
    case StmtKind::kExprStmt:
      return {};
  }
  return {};
}

}  // namespace

FileDocs CollectDocs(const File& file) {
  FileDocs docs;
  if (file.package != nullptr) docs.package = DocAbove(file, file.package->span.begin);
  docs.package_metadata = TakeMetadata(docs.package);
  for (const Stmt* statement : file.statements) {
    std::string_view name = DeclaredName(*statement);
    if (name.empty()) continue;
    std::string doc = DocAbove(file, statement->span.begin);
    if (doc.empty()) continue;
    DocMetadata metadata = TakeMetadata(doc);
    docs.names.push_back({name, std::move(doc), std::move(metadata)});
  }
  return docs;
}

}  // namespace flux::ast
