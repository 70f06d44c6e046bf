#include "runtime/influx/exact_texts.h"

#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "runtime/plan/flux_text.h"

namespace flux::influx {
namespace {

std::string Literal(const std::string& text) { return *plan::FluxLiteral(Value::String(text)); }

// Gives the character behind a backslash its meaning.
std::optional<char> Meaning(char escaped) {
  switch (escaped) {
    case 'r':
      return '\r';
    case 'n':
      return '\n';
    case '\\':
      return '\\';
    default:
      return std::nullopt;
  }
}

// A text has a leading sign, so that none is empty.
std::optional<std::string> Unescape(std::string_view text) {
  if (!text.starts_with('=')) return std::nullopt;
  text.remove_prefix(1);
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const std::optional<char> meaning = ++i < text.size() ? Meaning(text[i]) : std::nullopt;
    if (!meaning) return std::nullopt;
    out += *meaning;
  }
  return out;
}

}  // namespace

std::string EscapeImports() { return "import \"strings\"\n\n"; }

std::string FieldsFilter(const FieldNames& fields) {
  std::string text;
  for (const auto& [measurement, field] : fields) {
    text += fmt::format(R"({}(r["_measurement"] == {} and r["_field"] == {}))", text.empty() ? "" : " or ",
                        Literal(measurement), Literal(field));
  }
  return fmt::format("filter(fn: (r) => {})", text);
}

std::string EscapeStage() {
  std::string text = "r._value";
  for (const auto& [from, to] :
       {std::pair(R"(\\)", R"(\\\\)"), std::pair(R"(\r)", R"(\\r)"), std::pair(R"(\n)", R"(\\n)")}) {
    text = fmt::format(R"(strings.replaceAll(v: {}, t: "{}", u: "{}"))", text, from, to);
  }
  return fmt::format("map(fn: (r) => ({{r with _value: if exists r._value then \"=\" + {} else r._value}}))", text);
}

Result<ColumnRef> Unescape(const Column& column) {
  ColumnBuilder builder(ColumnType::kString);
  for (size_t row = 0; row < column.length(); ++row) {
    if (column.IsNull(row)) {
      builder.AppendNull();
      continue;
    }
    const std::optional<std::string> text = Unescape(column.StringAt(row));
    if (!text) return Fail(ErrorCode::kDataLoss, "InfluxDB sent a text that is not escaped as it was asked to");
    builder.AppendString(*text);
  }
  return builder.Finish();
}

}  // namespace flux::influx
