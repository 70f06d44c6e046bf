#include "runtime/io/csv_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/base/text.h"

namespace flux::io {

namespace {

// A record that is longer has a quote that is not closed.
constexpr size_t kMaxRecordBytes = size_t{16} << 20;

std::unexpected<Error> Invalid(std::string message) { return Fail(ErrorCode::kInvalid, std::move(message)); }

// What stands behind `#name ` in the first cell of an annotation; other cells are what they are.
std::string_view BehindName(std::string_view cell) {
  if (!cell.starts_with('#')) return cell;
  const size_t space = cell.find(' ');
  if (space == cell.npos) return "";
  cell.remove_prefix(space + 1);
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  return cell;
}

std::string WithoutLineEnd(std::string_view text) {
  return std::string(text.substr(0, text.find_last_not_of("\r\n") + 1));
}

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

bool IsTimeWord(std::string_view word) { return word == "time" || word == "dateTime" || word.starts_with("dateTime:"); }

}  // namespace

// Gives whether all lines that are to be passed over have come.
bool CsvPointReader::SkipLines() {
  for (; skipped_lines_ > 0; --skipped_lines_) {
    const size_t end = pending_.find('\n');
    if (end == pending_.npos) return false;
    pending_.erase(0, end + 1);
    ++next_line_;
  }
  return true;
}

Status CsvPointReader::Feed(std::string_view text, bool is_last, CsvPointHandler& handler) {
  pending_ += text;
  if (!SkipLines()) return {};
  size_t taken = 0;
  for (bool has_more = true; has_more;) {
    CsvRecordReader records(std::string_view(pending_).substr(taken), delimiter_, next_line_);
    const char delimiter = delimiter_;
    has_more = false;
    // A record may say how those behind it are to be read.
    while (!has_more && records.Next()) {
      if (records.ends_with_text() && !is_last) break;
      FLUX_TRY_STATUS(TakeRecord(records, handler));
      taken = pending_.size() - records.rest().size();
      next_line_ = records.next_line();
      has_more = delimiter != delimiter_;
    }
  }
  pending_.erase(0, taken);
  if (is_last) pending_.clear();
  if (pending_.size() <= kMaxRecordBytes) return {};
  return Invalid(fmt::format("line {}: the row does not end within 16 MiB; a quote may not be closed", next_line_));
}

// Takes a record if it is about the rows that follow.
Result<CsvPointReader::RecordKind> CsvPointReader::TakeHeadRecord(std::span<const std::string_view> fields) {
  if (std::exchange(is_start_, false) && fields[0].starts_with("sep=")) {
    delimiter_ = fields[0].size() > 4 ? fields[0][4] : delimiter_;
    return RecordKind::kHead;
  }
  if (fields[0].starts_with('#')) {
    FLUX_TRY(const bool is_annotation, TakeAnnotation(fields));
    return is_annotation ? RecordKind::kHead : RecordKind::kComment;
  }
  if (has_header_) return RecordKind::kRow;
  has_header_ = true;
  FLUX_TRY_STATUS(TakeHeader(fields));
  FLUX_TRY_STATUS(Resolve());
  return RecordKind::kHead;
}

CsvRow CsvPointReader::RowOf(const CsvRecordReader& record) {
  if (!keeps_rows_) return {};
  if (head_ == nullptr) head_ = std::make_shared<const std::string>(file_head_ + table_head_);
  return {WithoutLineEnd(record.text()), head_};
}

void CsvPointReader::KeepHead(const CsvRecordReader& record) {
  if (!keeps_rows_) return;
  const std::string name = LowerCase(record.fields()[0].substr(0, record.fields()[0].find(' ')));
  const bool is_of_file = name.starts_with("sep=") || name == "#constant" || name == "#timezone";
  (is_of_file ? file_head_ : table_head_) += WithoutLineEnd(record.text()) + "\n";
  head_ = nullptr;
}

Status CsvPointReader::TakeRecord(const CsvRecordReader& record, CsvPointHandler& handler) {
  const std::span<const std::string_view> fields = record.fields();
  const Result<RecordKind> kind = TakeHeadRecord(fields);
  if (!kind) return Fail(kind.error().code, fmt::format("line {}: {}", record.line(), kind.error().message));
  if (*kind == RecordKind::kHead) KeepHead(record);
  if (*kind != RecordKind::kRow) return {};
  const auto reject = [&](std::string reason) {
    handler.Reject({record.line(), std::move(reason), LineExcerpt(record.text())}, RowOf(record));
  };
  if (record.is_unclosed()) {
    reject("a quote is not closed");
    return {};
  }
  if (fields.size() != columns_.size()) {
    reject(fmt::format("the row has {} cells, the header {}", fields.size(), columns_.size()));
    return {};
  }
  Result<CsvPoint> point = ReadPoint(fields);
  if (!point) {
    reject(std::move(point.error().message));
    return {};
  }
  point->line = record.line();
  point->row = RowOf(record);
  return handler.Take(*std::move(point));
}

void CsvPointReader::StartTable() {
  columns_.clear();
  order_.clear();
  seen_annotations_.clear();
  has_header_ = false;
  table_head_.clear();
}

// Gives whether it is one; other rows that begin with `#` are comments.
Result<bool> CsvPointReader::TakeAnnotation(std::span<const std::string_view> fields) {
  const std::string name = LowerCase(fields[0].substr(1, fields[0].find(' ') - 1));
  const bool is_of_columns = name == "datatype" || name == "group" || name == "default";
  const bool is_known = is_of_columns || name == "constant" || name == "timezone" || name == "concat";
  if (!is_known) return false;
  if (has_header_ || (is_of_columns && std::ranges::find(seen_annotations_, name) != seen_annotations_.end())) {
    StartTable();
  }
  if (name == "concat") return Invalid("`#concat` is not supported; write the joined text into a column");
  if (name == "constant") {
    FLUX_TRY_STATUS(TakeConstant(fields));
    return true;
  }
  if (name == "timezone") {
    std::string_view zone = BehindName(fields[0]);
    if (zone.empty() && fields.size() > 1) zone = fields[1];
    FLUX_TRY(cells_.zone, ParseCsvZone(zone));
    return true;
  }
  seen_annotations_.push_back(name);
  if (columns_.size() < fields.size()) columns_.resize(fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    std::string& said = name == "datatype" ? columns_[i].datatype
                        : name == "group"  ? columns_[i].group
                                           : columns_[i].default_text;
    said = BehindName(fields[i]);
  }
  return true;
}

// `#constant measurement,cpu`, `#constant,tag,host,a`, `#constant double,limit,1.5`.
Status CsvPointReader::TakeConstant(std::span<const std::string_view> fields) {
  std::vector<std::string_view> parts(fields.begin(), fields.end());
  parts[0] = BehindName(parts[0]);
  if (parts[0].empty()) parts.erase(parts.begin());
  if (parts.empty()) return Invalid("`#constant` has no datatype");
  parts.resize(std::max(parts.size(), size_t{3}));
  Column column{.label = std::string(parts[1]),
                .datatype = std::string(parts[0]),
                .group = "",
                .default_text = std::string(parts[2]),
                .index = std::nullopt,
                .role = Role::kIgnored,
                .type = {}};
  const bool has_no_label = column.datatype == "measurement" || IsTimeWord(column.datatype);
  if (has_no_label && column.default_text.empty()) column.default_text = std::exchange(column.label, "");
  if (has_no_label) column.label = "#constant " + column.datatype;
  if (column.default_text.empty()) return Invalid("`#constant` has no value");
  std::erase_if(constants_, [&](const Column& known) { return known.label == column.label; });
  constants_.push_back(std::move(column));
  return {};
}

// Without `#datatype` a name may say what its column is: `name|datatype|default`.
Status CsvPointReader::TakeHeader(std::span<const std::string_view> fields) {
  if (!columns_.empty() && columns_.size() != fields.size()) {
    return Invalid(fmt::format("the header has {} cells, the annotations {}", fields.size(), columns_.size()));
  }
  const bool has_datatypes = std::ranges::find(seen_annotations_, "datatype") != seen_annotations_.end();
  columns_.resize(fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    Column& column = columns_[i];
    column.index = i;
    const size_t bar = has_datatypes ? fields[i].npos : fields[i].find('|');
    column.label = fields[i].substr(0, bar);
    if (bar == fields[i].npos) continue;
    const std::string_view said = fields[i].substr(bar + 1);
    const size_t next = said.find('|');
    column.datatype = said.substr(0, next);
    if (next != said.npos) column.default_text = said.substr(next + 1);
  }
  return {};
}

Status CsvPointReader::ResolveColumn(Column& column, bool has_field_name) {
  const std::string_view word = column.datatype;
  // The columns of an encoded result that are about the result.
  const bool is_of_result = column.index && *column.index <= 2 && !column.group.empty() &&
                            (column.label == "result" || column.label == "table");
  // Where the names of results do not say what a column is, its datatype does.
  if (IsBlank(column.label) || word.starts_with("ignore") || is_of_result) {
    column.role = Role::kIgnored;
    return {};
  }
  if (column.label == "_measurement" || word == "measurement") {
    column.role = Role::kMeasurement;
    return {};
  }
  if (word == "tag") {
    column.role = Role::kTag;
    return {};
  }
  FLUX_TRY(column.type, ParseCsvCellType(word == "field" ? "" : word == "time" ? "dateTime" : word));
  if (column.label == "_field") {
    column.role = Role::kFieldName;
  } else if (column.label == "_value") {
    column.role = Role::kFieldValue;
  } else if (column.label == "_time" || IsTimeWord(word)) {
    column.role = Role::kTime;
    column.type.kind = CsvCellType::Kind::kDateTime;
  } else if (column.group.ends_with("true")) {
    column.role = Role::kTag;
  } else {
    // The columns of results that are none of these are about the result.
    column.role = has_field_name ? Role::kIgnored : Role::kField;
  }
  return {};
}

// The bounds of results are times, too, but only meant as those of points where there are no others.
Status CsvPointReader::ChooseTime() {
  const auto is_bound = [](const Column* column) { return column->label == "_start" || column->label == "_stop"; };
  std::vector<Column*> times;
  for (std::vector<Column>* columns : {&columns_, &constants_}) {
    for (Column& column : *columns) {
      if (column.role == Role::kTime) times.push_back(&column);
    }
  }
  if (!std::ranges::all_of(times, is_bound)) {
    for (Column* column : times) {
      if (is_bound(column)) column->role = Role::kIgnored;
    }
    std::erase_if(times, is_bound);
    if (times.size() > 1) {
      return Invalid(
          fmt::format("columns `{}` and `{}` both are the time of the points; `ignored` in `#datatype` "
                      "leaves one out",
                      times[0]->label, times[1]->label));
    }
    return {};
  }
  for (size_t i = 0; i + 1 < times.size(); ++i) times[i]->role = Role::kIgnored;
  return {};
}

const CsvPointReader::Column* CsvPointReader::OnlyColumn(Role role) const {
  const auto found = std::ranges::find(order_, role, &Column::role);
  return found == order_.end() ? nullptr : *found;
}

Status CsvPointReader::CheckRoles() const {
  if (OnlyColumn(Role::kMeasurement) == nullptr) {
    return Invalid(
        "no column is the measurement; name one `_measurement`, or add `--header \"#constant measurement,NAME\"`");
  }
  const bool has_name = OnlyColumn(Role::kFieldName) != nullptr, has_value = OnlyColumn(Role::kFieldValue) != nullptr;
  if (has_name && !has_value) return Invalid("there is a column `_field`, but none `_value`");
  if (!has_value && OnlyColumn(Role::kField) == nullptr) return Invalid("no column is a field");
  std::set<std::pair<Role, std::string_view>> known;
  for (const Column* column : order_) {
    const bool is_measurement = column->role == Role::kMeasurement;
    if (known.emplace(column->role, is_measurement ? std::string_view() : column->label).second) continue;
    return Invalid(is_measurement ? "two columns are the measurement"
                                  : fmt::format("there are two columns `{}`", column->label));
  }
  return {};
}

Status CsvPointReader::Resolve() {
  const bool has_field_name = std::ranges::find(columns_, "_field", &Column::label) != columns_.end();
  for (Column& column : columns_) {
    if (Status resolved = ResolveColumn(column, has_field_name); !resolved) {
      return Invalid(fmt::format("column `{}`: {}", column.label, resolved.error().message));
    }
  }
  for (Column& column : constants_) {
    if (Status resolved = ResolveColumn(column, false); !resolved) {
      return Invalid(fmt::format("`#constant` `{}`: {}", column.label, resolved.error().message));
    }
  }
  FLUX_TRY_STATUS(ChooseTime());
  order_.clear();
  std::vector<const Column*> tags;
  for (const std::vector<Column>* columns : {&columns_, &constants_}) {
    for (const Column& column : *columns) {
      if (column.role != Role::kIgnored) (column.role == Role::kTag ? tags : order_).push_back(&column);
    }
  }
  std::ranges::sort(tags, {}, &Column::label);
  order_.insert(order_.end(), tags.begin(), tags.end());
  return CheckRoles();
}

Status CsvPointReader::AddField(const Column& column, std::string key, std::string_view text, CsvPoint& point) const {
  Result<Value> value = ReadCsvCell(column.type, text, cells_);
  if (!value) return Invalid(fmt::format("column `{}`: {}", column.label, value.error().message));
  point.fields.emplace_back(std::move(key), *std::move(value));
  return {};
}

// An empty cell is one that is not there, unless there is a default.
Result<CsvPoint> CsvPointReader::ReadPoint(std::span<const std::string_view> fields) const {
  CsvPoint point;
  std::string_view field_name;
  for (const Column* column : order_) {
    std::string_view text = column->index ? fields[*column->index] : std::string_view();
    if (text.empty()) text = column->default_text;
    if (text.empty()) {
      if (column->role == Role::kMeasurement)
        return Invalid(fmt::format("column `{}`: there is no measurement", column->label));
      continue;
    }
    switch (column->role) {
      case Role::kIgnored:
      case Role::kFieldValue:
        break;
      case Role::kMeasurement:
        point.measurement = text;
        break;
      case Role::kTag:
        point.tags.emplace_back(column->label, text);
        break;
      case Role::kFieldName:
        field_name = text;
        break;
      case Role::kField:
        FLUX_TRY_STATUS(AddField(*column, column->label, text, point));
        break;
      case Role::kTime: {
        Result<Time> time = ReadCsvTime(column->type, text, cells_);
        if (!time) return Invalid(fmt::format("column `{}`: {}", column->label, time.error().message));
        point.time = *time;
        break;
      }
    }
  }
  if (const Column* value = OnlyColumn(Role::kFieldValue)) {
    std::string_view text = value->index ? fields[*value->index] : std::string_view();
    if (text.empty()) text = value->default_text;
    const bool has_name_column = OnlyColumn(Role::kFieldName) != nullptr;
    if (has_name_column && field_name.empty()) return Invalid("column `_field`: there is no name of the field");
    if (!text.empty())
      FLUX_TRY_STATUS(AddField(*value, has_name_column ? std::string(field_name) : value->label, text, point));
  }
  if (point.fields.empty()) return Invalid("the row has no value of a field");
  return point;
}

}  // namespace flux::io
