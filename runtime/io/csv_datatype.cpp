#include "runtime/io/csv_datatype.h"

#include <optional>

#include "runtime/base/number_text.h"
#include "runtime/io/time_layout.h"

namespace flux::io {
namespace {

std::unexpected<Error> BadCell(std::string_view text, std::string_view type) {
  return Fail(ErrorCode::kInvalid, "cannot read `" + std::string(text) + "` as " + std::string(type));
}

std::optional<bool> ParseBool(std::string_view text) {
  for (std::string_view yes : {"true", "1", "t", "T", "TRUE", "True"}) {
    if (text == yes) return true;
  }
  for (std::string_view no : {"false", "0", "f", "F", "FALSE", "False"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

Result<Time> ParseCellTime(const CsvDatatype& datatype, std::string_view text) {
  if (datatype.has_layout) {
    if (datatype.layout.empty()) {
      return Fail(ErrorCode::kInvalid, "datatype `dateTime` needs a format, for example `dateTime:RFC3339`");
    }
    return ParseTimeLayout(datatype.layout, text, datatype.far_times);
  }
  // A bare date is a Flux literal but no RFC 3339 time.
  if (text.find('T') == std::string_view::npos) return BadCell(text, "dateTime:RFC3339");
  Result<Time> time = ParseTime(text, datatype.far_times);
  if (time) return time;
  std::unexpected<Error> bad = BadCell(text, "dateTime:RFC3339");
  const bool is_far = ParseTime(text, FarTimes::kWrap).has_value();
  if (is_far) {
    bad.error().message +=
        ": it lies outside the years 1677 to 2262; with `--far-times wrap` it is read as by InfluxDB, as another time";
  }
  return bad;
}

}  // namespace

std::string_view CsvDatatypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return "boolean";
    case ColumnType::kInt:
      return "long";
    case ColumnType::kUint:
      return "unsignedLong";
    case ColumnType::kFloat:
      return "double";
    case ColumnType::kString:
      return "string";
    case ColumnType::kTime:
      return "dateTime:RFC3339";
  }
  return "";
}

Result<CsvDatatype> ParseCsvDatatype(std::string_view text) {
  const size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  const std::string_view layout = colon == std::string_view::npos ? "" : text.substr(colon + 1);
  if (name == "boolean") return CsvDatatype{.type = ColumnType::kBool};
  if (name == "long") return CsvDatatype{.type = ColumnType::kInt};
  if (name == "unsignedLong") return CsvDatatype{.type = ColumnType::kUint};
  if (name == "double") return CsvDatatype{.type = ColumnType::kFloat};
  if (name == "string") return CsvDatatype{.type = ColumnType::kString};
  if (name == "dateTime") {
    const bool is_rfc3339 = layout == "RFC3339" || layout == "RFC3339Nano";
    return CsvDatatype{.type = ColumnType::kTime,
                       .has_layout = !is_rfc3339,
                       .layout = is_rfc3339 ? std::string() : std::string(layout)};
  }
  return Fail(ErrorCode::kInvalid, "unsupported datatype `" + std::string(name) +
                                       "`; use boolean, long, unsignedLong, double, string or dateTime:RFC3339");
}

Result<Value> ParseCsvCell(const CsvDatatype& datatype, std::string_view text) {
  ColumnBuilder one(datatype.type);
  FLUX_TRY_STATUS(AppendCsvCell(datatype, text, one));
  return one.Finish()->ValueAt(0);
}

Status AppendCsvCell(const CsvDatatype& datatype, std::string_view text, ColumnBuilder& out) {
  switch (datatype.type) {
    case ColumnType::kBool: {
      const std::optional<bool> v = ParseBool(text);
      if (!v) return BadCell(text, "boolean");
      out.AppendBool(*v);
      return {};
    }
    case ColumnType::kInt: {
      const Result<int64_t> v = ParseInt(text);
      if (!v) return BadCell(text, "long");
      out.AppendInt(*v);
      return {};
    }
    case ColumnType::kUint: {
      const Result<uint64_t> v = ParseUint(text);
      if (!v || text[0] == '+') return BadCell(text, "unsignedLong");
      out.AppendUint(*v);
      return {};
    }
    case ColumnType::kFloat: {
      const Result<double> v = ParseFloat(text);
      if (!v) return BadCell(text, "double");
      out.AppendFloat(*v);
      return {};
    }
    case ColumnType::kString:
      out.AppendString(text);
      return {};
    case ColumnType::kTime: {
      FLUX_TRY(const Time time, ParseCellTime(datatype, text));
      out.AppendInt(time.ns);
      return {};
    }
  }
  return {};
}

}  // namespace flux::io
