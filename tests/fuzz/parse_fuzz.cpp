// Any bytes through lexer and parser: the tokens tile the text, and everything has a place in it.

#include <cstdint>

#include "compiler/ast/dump.h"
#include "compiler/parse/parse.h"

using namespace flux;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto source = std::make_shared<const SourceFile>("f.flux", std::string(reinterpret_cast<const char*>(data), size));
  uint32_t end = 0;
  for (const Token& token : Tokenize(*source)) {
    if (token.span.begin != end || token.span.end <= end) __builtin_trap();
    end = token.span.end;
  }
  if (end != size) __builtin_trap();
  DiagnosticSink diagnostics;
  const ast::File file = ParseFile(source, diagnostics);
  (void)ast::Dump(file);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > size) __builtin_trap();
    for (const TextEdit& edit : diagnostic.fix) {
      if (edit.span.begin > edit.span.end || edit.span.end > size) __builtin_trap();
    }
  }
  return 0;
}
