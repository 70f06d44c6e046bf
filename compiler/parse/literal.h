#pragma once

// Literal text to values. What is wrong with a literal becomes a diagnostic and a harmless value.

#include <cstdint>
#include <string_view>

#include "compiler/diag/diagnostic.h"
#include "runtime/base/arena.h"
#include "runtime/base/time.h"

namespace flux {

class LiteralReader {
 public:
  LiteralReader(const SourceFile& source, Arena& arena, DiagnosticSink& diagnostics)
      : source_(source), arena_(arena), diagnostics_(diagnostics) {}

  // The decimal integer at `digits`; one more negative number is representable than positive ones.
  int64_t ReadInt(Span digits, bool is_negative);
  double ReadFloat(Span span);
  Duration ReadDuration(Span span);
  Time ReadTime(Span span);
  // A literal with its quotes.
  std::string_view ReadString(Span quoted);
  // String contents without quotes, as between the parts of an interpolated string.
  std::string_view ReadText(Span text);
  // A literal with its slashes; checks that RE2 takes it.
  std::string_view ReadRegexp(Span slashed);

 private:
  uint32_t AppendEscape(Span text, uint32_t at, std::string& out);
  bool AppendHexByte(Span text, uint32_t at, std::string& out);

  const SourceFile& source_;
  Arena& arena_;
  DiagnosticSink& diagnostics_;
};

}  // namespace flux
