#include "runtime/io/csv_metadata.h"

#include <fmt/format.h>

#include <charconv>
#include <set>

namespace flux::io {
namespace {

// Fields before those of the columns: annotation, result, table.
constexpr size_t kLeadingFields = 3;

using Row = std::vector<std::string>;

// The annotation rows of a block, without their leading fields.
struct Annotations {
  std::optional<Row> datatype, group, defaults;
  std::string result_name, table_id;
  size_t field_count = 0;
  bool is_complete() const { return datatype && group && defaults; }
  // The annotation that is asked for first among the missing.
  std::string MissingText() const {
    if (!datatype) {
      return "missing expected annotation `#datatype`; use the mode \"raw\" for CSV that has no annotations";
    }
    return !group ? "missing expected annotation `#group`" : "missing expected annotation `#default`";
  }
};

Row ColumnFields(std::span<const std::string_view> fields) { return {fields.begin() + kLeadingFields, fields.end()}; }

Status CheckFieldCount(const CsvRecordReader& reader, size_t expected, std::string_view what) {
  const size_t found = reader.fields().size();
  if (found == expected) return {};
  return FailAtLine(reader, fmt::format("wrong number of fields in {}: found {}, expected {}", what, found, expected));
}

bool IsInteger(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

Status ReadAnnotation(const CsvRecordReader& reader, Annotations& out) {
  const std::span<const std::string_view> fields = reader.fields();
  // A forgotten `#` is no reason to refuse a row that can be nothing else.
  std::string_view name = fields[0];
  const bool is_marked = name.starts_with('#');
  if (is_marked) name.remove_prefix(1);
  const bool is_known = name == "datatype" || name == "group" || name == "default";
  if (!is_known) return is_marked ? Status() : FailAtLine(reader, out.MissingText());
  if (fields.size() < kLeadingFields) {
    return FailAtLine(reader, fmt::format("annotation `{}` needs at least {} fields, found {}", fields[0],
                                          kLeadingFields, fields.size()));
  }
  if (name == "datatype") {
    out.datatype = ColumnFields(fields);
  } else if (name == "group") {
    out.group = ColumnFields(fields);
  } else {
    out.defaults = ColumnFields(fields);
    out.result_name = fields[1];
    out.table_id = fields[2];
    if (!out.table_id.empty() && !IsInteger(out.table_id)) {
      return FailAtLine(reader, fmt::format("default table number `{}` is not an integer", out.table_id));
    }
  }
  return {};
}

// Reads rows until all annotations are there; nothing when the text ends before the first of them.
Result<std::optional<Annotations>> ReadAnnotations(CsvRecordReader& reader) {
  Annotations out;
  while (!out.is_complete()) {
    if (!reader.Next()) {
      FLUX_TRY_STATUS(reader.failure());
      if (!out.datatype && !out.group && !out.defaults) return std::nullopt;
      return Fail(ErrorCode::kInvalid, "at the end of the text: " + out.MissingText());
    }
    if (out.field_count == 0) out.field_count = reader.fields().size();
    FLUX_TRY_STATUS(CheckFieldCount(reader, out.field_count, "the annotations"));
    FLUX_TRY_STATUS(ReadAnnotation(reader, out));
  }
  return out;
}

// Annotations as plain CSV implies them.
Result<std::optional<Annotations>> ImplyAnnotations(CsvRecordReader& reader) {
  if (!reader.Next()) return std::nullopt;
  Annotations out;
  out.result_name = "_result";
  out.table_id = "0";
  out.field_count = reader.fields().size();
  out.datatype = Row(out.field_count, "string");
  out.group = Row(out.field_count, "false");
  out.defaults = Row(out.field_count);
  reader.Unread();
  return out;
}

// The row below an `error` header holds the message of a query that failed while its output was written.
Status ReadEncodedError(CsvRecordReader& reader, size_t field_count) {
  if (!reader.Next()) {
    FLUX_TRY_STATUS(reader.failure());
    return Fail(ErrorCode::kInvalid, "unexpected end of the text below an `error` header");
  }
  FLUX_TRY_STATUS(CheckFieldCount(reader, field_count, "the error row"));
  return Fail(ErrorCode::kFailedPrecondition, std::string(reader.fields()[1]));
}

Result<Row> ReadLabels(CsvRecordReader& reader, const CsvDecodeOptions& options, const Annotations& annotations) {
  if (!options.has_header) {
    Row labels;
    for (size_t i = 0; i < annotations.datatype->size(); ++i) labels.push_back(fmt::format("col{}", i));
    return labels;
  }
  if (!reader.Next()) {
    FLUX_TRY_STATUS(reader.failure());
    return Fail(ErrorCode::kInvalid, "at the end of the text: missing expected header row");
  }
  FLUX_TRY_STATUS(CheckFieldCount(reader, annotations.field_count, "the header row"));
  const std::span<const std::string_view> fields = reader.fields();
  if (options.is_raw) return Row(fields.begin(), fields.end());
  if (fields.size() > 1 && fields[1] == "error") {
    FLUX_TRY_STATUS(ReadEncodedError(reader, annotations.field_count));
  }
  return ColumnFields(fields);
}

Result<CsvColumn> MakeColumn(const CsvRecordReader& reader, const Annotations& annotations, size_t i, std::string label,
                             const CsvDecodeOptions& options) {
  CsvColumn column;
  column.label = std::move(label);
  Result<CsvDatatype> datatype = ParseCsvDatatype((*annotations.datatype)[i]);
  if (!datatype) {
    return FailAtLine(reader, fmt::format("column `{}`: {}", column.label, datatype.error().message));
  }
  column.datatype = *std::move(datatype);
  column.datatype.far_times = options.far_times;
  column.is_group = (*annotations.group)[i] == "true";
  column.default_value = Value::Null(ToValueKind(column.datatype.type));
  const std::string& text = (*annotations.defaults)[i];
  if (text.empty()) {
    const bool is_text = column.datatype.type == ColumnType::kString && !column.is_group;
    if (is_text && options.has_empty_texts) column.default_value = Value::String("");
    return column;
  }
  Result<Value> value = ParseCsvCell(column.datatype, text);
  if (!value) {
    return FailAtLine(reader, fmt::format("column `{}`: invalid default: {}", column.label, value.error().message));
  }
  column.default_value = *std::move(value);
  return column;
}

}  // namespace

std::unexpected<Error> FailAtLine(const CsvRecordReader& reader, std::string message) {
  return Fail(ErrorCode::kInvalid, fmt::format("line {}: {}", reader.line(), message));
}

Result<std::optional<CsvMetadata>> ReadCsvMetadata(CsvRecordReader& reader, const CsvDecodeOptions& options) {
  FLUX_TRY(std::optional<Annotations> annotations, options.is_raw ? ImplyAnnotations(reader) : ReadAnnotations(reader));
  if (!annotations) return std::nullopt;
  CsvMetadata out;
  out.result_name = annotations->result_name;
  out.table_id = annotations->table_id;
  out.field_count = annotations->field_count;
  out.first_column = options.is_raw ? 0 : kLeadingFields;
  FLUX_TRY(Row labels, ReadLabels(reader, options, *annotations));
  std::set<std::string_view> seen;
  for (const std::string& label : labels) {
    if (!seen.insert(label).second) return FailAtLine(reader, fmt::format("two columns are named `{}`", label));
  }
  for (size_t i = 0; i < labels.size(); ++i) {
    FLUX_TRY(CsvColumn column, MakeColumn(reader, *annotations, i, labels[i], options));
    out.columns.push_back(std::move(column));
  }
  return out;
}

}  // namespace flux::io
