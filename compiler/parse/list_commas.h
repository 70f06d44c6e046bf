#pragma once

// Judges the commas of one list: one between two items, and maybe one at the end.

#include <vector>

#include "compiler/diag/diagnostic.h"

namespace flux {

class ListCommas {
 public:
  // Which commas Flux insists on. A missing one is an error where it is needed and a warning elsewhere.
  enum class Needed : uint8_t {
    kFirst,  // expressions and parameters: the one after the first item
    kNone    // types
  };

  ListCommas(const SourceFile& source, DiagnosticSink& diagnostics, Needed needed)
      : source_(source), diagnostics_(diagnostics), needed_(needed) {}

  // Notes a comma; reports it when it follows no item.
  void Comma(Span span);

  // Notes an item that starts with the token at `first`, behind a token that ends at `previous_end`.
  void Item(Span first, uint32_t previous_end);

  // Reports the missing commas. In brackets that were never closed everything is guesswork, and nothing is reported.
  void Finish(bool is_closed);

 private:
  struct Missing {
    Span before;
    uint32_t at;
    bool is_needed;
  };

  const SourceFile& source_;
  DiagnosticSink& diagnostics_;
  Needed needed_;
  bool has_comma_ = false;
  bool follows_item_ = false;
  std::vector<Missing> missing_;
};

// Gives the text at a place as messages quote it: its first line, cut when it is long.
std::string QuotedExcerpt(const SourceFile& source, Span span);

}  // namespace flux
