#pragma once

// A script's text and the mapping from byte offsets to lines and columns.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace flux {

// Half-open byte range of a source file.
struct Span {
  uint32_t begin = 0, end = 0;
  friend bool operator==(Span, Span) = default;
};

// 1-based line and byte column.
struct LineColumn {
  uint32_t line = 1, column = 1;
};

// A script's text with the starts of its lines. Immutable; offsets are bytes of `text()`.
class SourceFile {
 public:
  // Leaves out a byte order mark at the start.
  SourceFile(std::string name, std::string text);
  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::string_view Text(Span span) const { return std::string_view(text_).substr(span.begin, span.end - span.begin); }
  LineColumn Locate(uint32_t offset) const;
  // Text of a 1-based line without its line end.
  std::string_view Line(uint32_t line) const;
  uint32_t line_count() const { return static_cast<uint32_t>(line_starts_.size()); }

 private:
  std::string name_, text_;
  std::vector<uint32_t> line_starts_;
};

}  // namespace flux
