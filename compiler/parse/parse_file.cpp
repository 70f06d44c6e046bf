#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/diag/foreign_file.h"
#include "compiler/follow_ups/follow_ups.h"
#include "compiler/parse/bracket_balance.h"
#include "compiler/parse/broken_time.h"
#include "compiler/parse/conditional_operator.h"
#include "compiler/parse/edited_file.h"
#include "compiler/parse/foreign_phrases.h"
#include "compiler/parse/foreign_tokens.h"
#include "compiler/parse/foreign_words.h"
#include "compiler/parse/parse.h"
#include "compiler/parse/syntax_limits.h"
#include "compiler/parse/syntax_repair.h"
#include "compiler/parse/tree_builder.h"
#include "runtime/base/utf8.h"

namespace flux {
namespace {

// Repairs cost time even when they report nothing.
constexpr int kMaxRepairs = 300;

class FileParser {
 public:
  explicit FileParser(std::shared_ptr<const SourceFile> source) {
    file_.source = std::move(source);
    file_.arena = std::make_unique<Arena>();
  }

  // Starts behind the first `count` statements of a file whose text is the same up to there. False when the whole file
  // must be parsed.
  bool StartBehind(const ast::File& before, size_t count) {
    begin_ = before.statements[count - 1]->span.end;
    std::string_view rest = std::string_view(source().text()).substr(begin_);
    // Which string is to blame is decided over the whole file.
    lexemes_ = Lex(rest);
    if (FindUnclosedString(rest, lexemes_) != kNoLineString) return false;
    file_.package = before.package;
    imports_.assign(before.imports.begin(), before.imports.end());
    statements_.assign(before.statements.begin(), before.statements.begin() + static_cast<ptrdiff_t>(count));
    for (const ast::Comment& comment : before.comments)
      if (comment.span.end <= begin_) comments_.push_back(comment);
    return true;
  }

  ast::File Run(DiagnosticSink& diagnostics) {
    if (CheckSize()) Parse();
    if (diagnostics_.has_errors() && begin_ == 0 && ReportForeignFile(source(), diagnostics_)) {
      file_.imports = {};
      file_.statements = {};
    }
    ReportRootCauses(file_, diagnostics_, diagnostics);
    diagnostics.Normalize();
    return std::move(file_);
  }

 private:
  const SourceFile& source() const { return *file_.source; }

  void Parse() {
    CheckBytes();
    Scan();
    JoinBrokenTimes(source().text(), tokens_);
    ReplaceForeignTokens(source(), tokens_, diagnostics_);
    ReplaceForeignWords(source(), tokens_, diagnostics_);
    ReplaceForeignPhrases(source(), tokens_, diagnostics_);
    BalanceBrackets(source(), tokens_, diagnostics_);
    groups_ = FindGroups(tokens_);
    ReplaceConditionalOperators(tokens_, groups_, diagnostics_);
    ClassifyTokens(source().text(), groups_, tokens_);
    ParseElements();
    file_.imports = file_.arena->CopyArray(imports_);
    file_.statements = file_.arena->CopyArray(statements_);
  }

  bool CheckSize() {
    size_t size = source().text().size();
    if (size <= kMaxSourceBytes) return true;
    diagnostics_.Report(DiagnosticKind::kSourceTooLarge, {0, 0},
                        {std::to_string(size), std::to_string(kMaxSourceBytes)});
    return false;
  }

  void CheckBytes() {
    const std::string& text = source().text();
    size_t invalid = FindInvalidUtf8(text);
    if (invalid != text.npos) {
      auto at = static_cast<uint32_t>(invalid);
      diagnostics_.Report(DiagnosticKind::kInvalidUtf8, {at, at + 1},
                          {fmt::format("{:02x}", static_cast<unsigned char>(text[at]))});
    }
    size_t nul = text.find('\0');
    if (nul != text.npos) {
      auto at = static_cast<uint32_t>(nul);
      diagnostics_.Report(DiagnosticKind::kNulByte, {at, at + 1});
    }
  }

  void Scan() {
    const std::string& text = source().text();
    std::string_view rest = std::string_view(text).substr(begin_);
    if (begin_ == 0) {
      lexemes_ = Lex(rest);
      uint32_t unclosed = FindUnclosedString(rest, lexemes_);
      if (unclosed != kNoLineString) lexemes_ = Lex(rest, unclosed);
    }
    tokens_.reserve(lexemes_.size() / 2 + 1);
    for (Lexeme& lexeme : lexemes_) {
      lexeme.span = {lexeme.span.begin + begin_, lexeme.span.end + begin_};
      if (lexeme.kind == TokenKind::kComment) comments_.push_back({lexeme.span});
      if (!IsTrivia(lexeme.kind)) tokens_.push_back(lexeme);
    }
    if (begin_ != 0 && !tokens_.empty())
      tokens_[0].starts_line = rest.substr(0, tokens_[0].span.begin - begin_).find('\n') != rest.npos;
    auto end = static_cast<uint32_t>(text.size());
    tokens_.push_back({.span = {end, end}, .starts_line = true});
    file_.comments = file_.arena->CopyArray(comments_);
  }

  void ParseElements() {
    SyntaxParser parser(tokens_);
    SyntaxRepair repair(source(), tokens_, groups_, diagnostics_);
    TreeBuilder builder(source(), *file_.arena, diagnostics_);
    std::vector<SyntaxEvent> events;
    SyntaxFailure failure;
    int repairs = 0;
    for (uint32_t at = 0; tokens_[at].kind != TokenKind::kEnd;) {
      repair.StartElement(at);
      while (!parser.ParseElement(at, events, failure)) {
        if (++repairs >= kMaxRepairs || ErrorCount() >= kMaxSyntaxErrors) {
          repair.GiveUp();
        } else {
          repair.Repair(failure);
        }
        parser.TokensChanged();
      }
      Add(builder.Build(tokens_, events));
      at += static_cast<uint32_t>(std::ranges::count(events, SyntaxEvent::Type::kToken, &SyntaxEvent::type));
    }
  }

  size_t ErrorCount() const {
    return static_cast<size_t>(std::ranges::count_if(diagnostics_.all(), [](const Diagnostic& diagnostic) {
      return DiagnosticSeverity(diagnostic.kind) == Severity::kError;
    }));
  }

  void Add(const FileElement& element) {
    if (element.package) {
      bool is_first = !file_.package && imports_.empty() && statements_.empty();
      if (is_first) file_.package = element.package;
      if (!is_first) diagnostics_.Report(DiagnosticKind::kMisplacedPackage, element.package->span);
    } else if (element.import) {
      if (!statements_.empty()) ReportMisplacedImport(*element.import);
      imports_.push_back(*element.import);
    } else {
      statements_.push_back(element.statement);
    }
  }

  void ReportMisplacedImport(const ast::ImportDecl& import) {
    Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kMisplacedImport, import.span);
    problem.related.push_back({statements_.front()->span, "the first statement"});
    problem.help = "move it before the first statement";
    uint32_t first = statements_.front()->span.begin;
    problem.fix.push_back({{first, first}, std::string(source().Text(import.span)) + "\n\n"});
    problem.fix.push_back({import.span, ""});
  }

  ast::File file_;
  DiagnosticSink diagnostics_;
  uint32_t begin_ = 0;  // where scanning begins
  std::vector<Lexeme> lexemes_;
  std::vector<Lexeme> tokens_;
  std::vector<ast::Comment> comments_;
  TokenGroups groups_;
  std::vector<ast::ImportDecl> imports_;
  std::vector<const ast::Stmt*> statements_;
};

}  // namespace

ast::File ParseFile(std::shared_ptr<const SourceFile> source, DiagnosticSink& diagnostics) {
  return FileParser(std::move(source)).Run(diagnostics);
}

ast::File ParseBehind(const ast::File& before, size_t count, std::shared_ptr<const SourceFile> source,
                      DiagnosticSink& diagnostics, bool& is_whole) {
  FileParser parser(source);
  is_whole = IsForeignFile(source->text()) || !parser.StartBehind(before, count);
  return is_whole ? ParseFile(std::move(source), diagnostics) : parser.Run(diagnostics);
}

}  // namespace flux
