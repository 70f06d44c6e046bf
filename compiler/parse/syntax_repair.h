#pragma once

// Turns a failure of the parser into one diagnostic and edits the tokens so that a second attempt gets past it: either
// what was meant is put in place, or the smallest enclosing list item or statement is replaced by a bad one.

#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/parse/lexeme.h"
#include "compiler/parse/syntax_parser.h"
#include "compiler/parse/token_roles.h"

namespace flux {

class SyntaxRepair {
 public:
  SyntaxRepair(const SourceFile& source, std::vector<Lexeme>& tokens, TokenGroups& groups, DiagnosticSink& diagnostics)
      : source_(source), tokens_(tokens), groups_(groups), diagnostics_(diagnostics) {}

  // Begins the file element at token `start`; failures from here on belong to it.
  void StartElement(uint32_t start);

  // Reports the failure unless it only follows from an earlier one, and edits the tokens. Always makes progress.
  void Repair(const SyntaxFailure& failure);

  // Replaces everything from the element's start to the end of the file by one bad statement.
  void GiveUp();

 private:
  // foreign_repair.cpp
  bool RepairForeign(uint32_t at, const SyntaxFailure& failure);
  bool RepairStep(uint32_t at, const SyntaxFailure& failure);
  bool RepairConditional(uint32_t at, const SyntaxFailure& failure);
  bool RepairImportList(uint32_t at);
  bool RepairParameter(uint32_t at);

  bool RepairAssign(uint32_t at);
  bool RepairExpectedExpression(uint32_t at, const SyntaxFailure& failure);
  bool RepairNumberSuffix(uint32_t at);
  bool RepairSpacedDuration(uint32_t at);
  bool RepairBrokenDate(uint32_t at);
  bool RepairExtendedRecord(uint32_t at);
  bool RepairMissingArrow(uint32_t at);
  bool RepairArgument(uint32_t at);
  bool RepairMissingComma(uint32_t at);
  bool RepairStrayAttribute(uint32_t at);
  void ReportUnexpected(uint32_t at, const SyntaxFailure& failure);

  void BlameLineBefore(uint32_t at, Diagnostic& problem) const;
  bool IsInOpenGroup(uint32_t at) const;
  bool IsBehindOpenString(uint32_t at) const;

  void ReplaceRegion(uint32_t at);
  void ReplaceStatement(uint32_t at);
  uint32_t ItemBegin(uint32_t at) const;
  uint32_t ItemEnd(uint32_t at) const;
  uint32_t StatementBegin(uint32_t at) const;
  uint32_t StatementEnd(uint32_t from, uint32_t group) const;

  void Insert(uint32_t before, TokenKind base);
  void Erase(uint32_t begin, uint32_t end);
  void Replace(uint32_t begin, uint32_t end, TokenKind base);
  void SetBase(uint32_t at, TokenKind base);
  void Reclassify();

  TokenKind Kind(uint32_t at) const { return at < tokens_.size() ? tokens_[at].kind : TokenKind::kEnd; }
  TokenKind GroupKind(uint32_t at) const;
  bool IsStatementLevel(uint32_t group) const;
  std::string Describe(uint32_t at) const;

  const SourceFile& source_;
  std::vector<Lexeme>& tokens_;
  TokenGroups& groups_;
  DiagnosticSink& diagnostics_;
  uint32_t start_ = 0;
  // A failure at a token before this one follows from the last repair.
  uint32_t repaired_until_ = 0;
  int attempts_ = 0;
};

}  // namespace flux
