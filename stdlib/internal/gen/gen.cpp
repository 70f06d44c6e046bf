#include <fmt/format.h>

#include <algorithm>

#include "runtime/column/builder.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/internal/gen/go_random.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "n nulls tags seed";
constexpr int64_t kDefaultRows = 6;
constexpr int64_t kPeriod = 10'000'000'000;
constexpr double kDeviation = 50;

struct Tag {
  std::string name;
  int64_t cardinality = 0;
};

struct Request {
  int64_t rows = 0;
  double nulls = 0;
  std::vector<Tag> tags;
  Time first;
};

Result<Tag> ReadTag(const ArgReader& in, const Value& value) {
  const bool is_record = !value.is_null() && value.kind() == ValueKind::kRecord;
  const Value* name = is_record ? value.AsRecord().Find("name") : nullptr;
  const Value* cardinality = is_record ? value.AsRecord().Find("cardinality") : nullptr;
  if (name == nullptr || name->is_null() || name->kind() != ValueKind::kString || cardinality == nullptr ||
      cardinality->is_null() || cardinality->kind() != ValueKind::kInt)
    return in.Invalid(2, "must hold records `{name: string, cardinality: int}`");
  Tag tag{std::string(name->AsString()), cardinality->AsInt()};
  if (tag.cardinality < 0)
    return in.Invalid(2, fmt::format("must not have a negative cardinality, found {}", tag.cardinality));
  if (tag.name == "_time" || tag.name == "_value")
    return in.Invalid(2, fmt::format("must not name the column `{}`", tag.name));
  return tag;
}

Result<std::vector<Tag>> ReadTags(const ArgReader& in) {
  // Series are made when the script is checked, too, where no limit of memory holds.
  constexpr int64_t kMostSeries = int64_t{1} << 20;
  std::vector<Tag> tags;
  int64_t series = 1;
  if (!in.Has(2)) return tags;
  if (in[2].is_null() || in[2].kind() != ValueKind::kArray)
    return in.Invalid(2, "must be an array, found " + DescribeKind(in[2]));
  for (const Value& element : in[2].AsArray().elements) {
    FLUX_TRY(Tag tag, ReadTag(in, element));
    if (std::ranges::find(tags, tag.name, &Tag::name) != tags.end())
      return in.Invalid(2, fmt::format("names the tag `{}` twice", tag.name));
    // Such a tag is left out.
    if (tag.cardinality == 0) continue;
    if (tag.cardinality > kMostSeries / series)
      return in.Invalid(2, fmt::format("must not make more than {} series", kMostSeries));
    series *= tag.cardinality;
    tags.push_back(std::move(tag));
  }
  return tags;
}

// The last row is a period before the last whole period.
Time FirstTime(Time now, int64_t rows) {
  const int64_t into_period = (now.ns % kPeriod + kPeriod) % kPeriod;
  return Time{now.ns - into_period - kPeriod * rows};
}

std::string RandomText(GoRandom& random) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  constexpr int32_t kNoDigits = 52, kAll = 62, kShortest = 3, kLengths = 5;
  std::string text(static_cast<size_t>(random.Below(kLengths) + kShortest), ' ');
  for (size_t i = 0; i < text.size(); ++i)
    text[i] = kLetters[static_cast<size_t>(random.Below(i == 0 ? kNoDigits : kAll))];
  return text;
}

// The tags of all series: the last tag changes first.
using Series = std::vector<std::vector<GroupKeyEntry>>;

Result<Series> RandomSeries(const std::vector<Tag>& tags, GoRandom& random) {
  Series series(1);
  for (const Tag& tag : tags) {
    FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(tag.cardinality), sizeof(Value)));
    std::vector<Value> values;
    for (int64_t i = 0; i < tag.cardinality; ++i) values.push_back(Value::String(RandomText(random)));
    FLUX_TRY_STATUS(CheckRoom(values.size(), series.size() * sizeof(GroupKeyEntry)));
    Series longer;
    for (const std::vector<GroupKeyEntry>& key : series) {
      for (const Value& value : values) {
        longer.push_back(key);
        longer.back().push_back({tag.name, ColumnType::kString, value});
      }
    }
    series = std::move(longer);
  }
  return series;
}

// The reference takes series from a heap in which all are equal: the first one, then the others from the end.
void PutInOrderOfHeap(Series& series) { std::reverse(series.begin() + 1, series.end()); }

ColumnRef RandomValues(const Request& request, GoRandom& random) {
  ColumnBuilder values(ColumnType::kFloat);
  for (int64_t i = 0; i < request.rows; ++i) {
    const bool is_null = request.nulls > 0 && request.nulls > random.Float();
    is_null ? values.AppendNull() : values.AppendFloat(random.Normal() * kDeviation);
  }
  return values.Finish();
}

Table RandomTable(const Request& request, std::vector<GroupKeyEntry> key, GoRandom& random) {
  const auto rows = static_cast<size_t>(request.rows);
  Chunk chunk{.columns = {}, .rows = rows};
  std::vector<ColumnDef> columns;
  for (const GroupKeyEntry& entry : key) {
    columns.push_back({entry.name, entry.type});
    chunk.columns.push_back(Column::Constant(entry.type, entry.value, rows));
  }
  columns.push_back({"_time", ColumnType::kTime});
  columns.push_back({"_value", ColumnType::kFloat});
  ColumnBuilder times(ColumnType::kTime);
  for (int64_t i = 0; i < request.rows; ++i) times.AppendInt(request.first.ns + i * kPeriod);
  chunk.columns.push_back(times.Finish());
  chunk.columns.push_back(RandomValues(request, random));
  TableHeader header{.key = GroupKey(std::move(key)), .schema = Schema(std::move(columns)), .is_time_ordered = true};
  return {std::make_shared<const TableHeader>(std::move(header)), {std::move(chunk)}};
}

Result<Request> ReadRequest(CallContext& context, const ArgReader& in) {
  Request request;
  FLUX_TRY(request.rows, in.Int(0));
  FLUX_TRY(request.nulls, in.FloatOr(1, 0));
  FLUX_TRY(request.tags, ReadTags(in));
  if (request.rows < 0) return in.Invalid(0, fmt::format("must not be negative, found {}", request.rows));
  if (request.rows == 0) request.rows = kDefaultRows;
  if (!(request.nulls >= 0 && request.nulls <= 1))
    return in.Invalid(1, fmt::format("must be between 0.0 and 1.0, found {}", request.nulls));
  FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(request.rows), 2 * sizeof(int64_t)));
  request.first = FirstTime(context.start_time(), request.rows);
  return request;
}

Result<Value> Tables(CallContext& context, Args args) {
  const ArgReader in("gen.tables", kParameters, args);
  FLUX_TRY(const Request request, ReadRequest(context, in));
  FLUX_TRY(const int64_t seed, in.IntOr(3, context.start_time().ns));
  GoRandom random(seed);
  FLUX_TRY(Series series, RandomSeries(request.tags, random));
  PutInOrderOfHeap(series);
  TableSourceSpec spec;
  spec.origin = "gen.tables";
  for (std::vector<GroupKeyEntry>& key : series) {
    FLUX_TRY_STATUS(context.cancel().Check());
    FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(request.rows), 2 * sizeof(int64_t)));
    spec.tables.push_back(RandomTable(request, std::move(key), random));
  }
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterGenTables(Registry& registry) { registry.Add(BuiltinDef{"internal/gen", "tables", kParameters, Tables}); }

}  // namespace flux::stdlib
