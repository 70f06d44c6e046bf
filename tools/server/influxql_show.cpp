// `SHOW`: what there is.

#include <algorithm>
#include <map>
#include <set>

#include "compiler/influxql/flux_condition.h"
#include "compiler/influxql/time_condition.h"
#include "fmt/format.h"
#include "tools/server/dbrps.h"
#include "tools/server/influxql_request.h"

namespace flux::server {

namespace {

using influxql::Cell;
using influxql::NameMatch;
using influxql::ShowKind;
using influxql::ShowStatement;

using Rows = std::vector<std::vector<std::string>>;
using SeriesTags = std::vector<std::pair<std::string, std::string>>;

// What a measurement has.
struct Found {
  std::map<std::string, std::string> fields;  // and their types
  std::set<SeriesTags> series;
};
using Catalogue = std::map<std::string, Found>;

std::string_view TypeName(ColumnType type) {
  constexpr std::string_view kNames[] = {"boolean", "integer", "unsigned", "float", "string", "integer"};
  return kNames[static_cast<size_t>(type)];
}

// Collects the keys of tables that have rows.
class CatalogueEncoder final : public io::ResultEncoder, private TableSink {
 public:
  explicit CatalogueEncoder(std::shared_ptr<Catalogue> found) : found_(std::move(found)) {}
  TableSink& BeginResult(std::string_view) override { return *this; }
  Status EndResult() override { return {}; }
  Status Finish() override { return {}; }
  bool has_output() const override { return false; }
  Status WriteError(std::string_view) override { return {}; }

 private:
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0 || header_ == nullptr) return {};
    Add(*std::exchange(header_, nullptr));
    return {};
  }
  Status End() override { return {}; }

  void Add(const TableHeader& header) {
    std::string measurement, field;
    SeriesTags tags;
    for (const GroupKeyEntry& entry : header.key.entries()) {
      if (entry.type != ColumnType::kString || entry.value.is_null()) continue;
      std::string text(entry.value.AsString());
      if (entry.name == "_measurement") {
        measurement = std::move(text);
      } else if (entry.name == "_field") {
        field = std::move(text);
      } else {
        tags.emplace_back(entry.name, std::move(text));
      }
    }
    std::ranges::sort(tags);
    Found& found = (*found_)[measurement];
    if (const auto value = header.schema.Find("_value"))
      found.fields.emplace(std::move(field), TypeName(header.schema[*value].type));
    found.series.insert(std::move(tags));
  }

  const std::shared_ptr<Catalogue> found_;
  TableHeaderRef header_;
};

// Which names pass, as Flux.
std::string FilterOf(const NameMatch& match, std::string_view column) {
  const std::string value = influxql::FluxColumn(column);
  if (match.op == "=~" || match.op == "!~")
    return fmt::format("{} {} {}", value, match.op, influxql::FluxRegex(match.texts.front()));
  std::string any;
  for (const std::string& text : match.texts)
    any += fmt::format("{}{} == {}", any.empty() ? "" : " or ", value, influxql::FluxString(text));
  return "(" + any + ")";
}

std::string SourcesFilter(const std::vector<influxql::Source>& sources) {
  std::string any;
  for (const influxql::Source& source : sources) {
    NameMatch match{.op = source.regex ? "=~" : "=", .texts = {source.regex.value_or(source.measurement)}};
    any += (any.empty() ? "" : " or ") + FilterOf(match, "_measurement");
  }
  return "(" + any + ")";
}

// The first point of each series: which costs no more than to know that there is one.
Result<std::string> ScriptOf(const InfluxqlRun& run, const ShowStatement& show, const Bucket& bucket) {
  FLUX_TRY(const influxql::SplitCondition split, influxql::TakeTimes(show.condition.get(), "", run.now));
  influxql::MeasurementShape shape;
  FLUX_TRY(const std::vector<MeasurementNames> all, run.call.server().store->DescribeMeasurements(bucket.name));
  for (const MeasurementNames& names : all) shape.tags.insert(names.tags.begin(), names.tags.end());
  FLUX_TRY(const influxql::FluxCondition condition, influxql::ToFlux(split.rest.get(), shape, ""));
  std::vector<std::string> conjuncts = condition.on_series;
  if (!show.measurement.op.empty()) conjuncts.push_back(FilterOf(show.measurement, "_measurement"));
  if (!show.sources.empty()) conjuncts.push_back(SourcesFilter(show.sources));
  std::string script =
      fmt::format("from(bucket: {})\n  |> {}", influxql::FluxString(bucket.name), influxql::RangeText(split.span));
  for (const std::string& conjunct : conjuncts) script += fmt::format("\n  |> filter(fn: (r) => {})", conjunct);
  return script + "\n  |> first()\n";
}

// The items of a page.
template <typename Items>
Items PageOf(Items items, const influxql::Paging& paging) {
  const size_t from = std::min(items.size(), static_cast<size_t>(paging.offset));
  const size_t left = items.size() - from;
  const size_t count = paging.limit > 0 ? std::min(left, static_cast<size_t>(paging.limit)) : left;
  return Items(std::make_move_iterator(items.begin() + static_cast<ptrdiff_t>(from)),
               std::make_move_iterator(items.begin() + static_cast<ptrdiff_t>(from + count)));
}

void SendSeries(const InfluxqlRun& run, std::string name, std::vector<std::string> columns, const Rows& rows) {
  run.answer->BeginSeries({.name = std::move(name), .tags = {}, .columns = std::move(columns), .zone = ""});
  std::vector<Cell> cells;
  for (const std::vector<std::string>& row : rows) {
    cells.clear();
    for (const std::string& text : row) cells.push_back(Cell::String(text));
    run.answer->AddRow(cells);
  }
}

Result<bool> IsKey(const NameMatch& match, std::string_view key) {
  if (match.op == "IN") return std::ranges::find(match.texts, key) != match.texts.end();
  return influxql::MatchesText(match.op, match.texts.front(), key);
}

Rows TagKeyRows(const Found& found) {
  std::set<std::string> keys;
  for (const SeriesTags& tags : found.series) {
    for (const auto& [key, value] : tags) keys.insert(key);
  }
  Rows rows;
  for (const std::string& key : keys) rows.push_back({key});
  return rows;
}

Result<Rows> TagValueRows(const Found& found, const NameMatch& match) {
  std::set<std::pair<std::string, std::string>> values;
  std::map<std::string, bool> keys;
  for (const SeriesTags& tags : found.series) {
    for (const auto& tag : tags) {
      if (!keys.contains(tag.first)) {
        FLUX_TRY(keys[tag.first], IsKey(match, tag.first));
      }
      if (keys[tag.first]) values.insert(tag);
    }
  }
  Rows rows;
  for (const auto& [key, value] : values) rows.push_back({key, value});
  return rows;
}

std::string Escaped(std::string_view text, std::string_view characters) {
  std::string escaped;
  for (const char c : text) {
    if (characters.find(c) != characters.npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

Rows SeriesRows(const Catalogue& catalogue) {
  Rows rows;
  for (const auto& [measurement, found] : catalogue) {
    for (const SeriesTags& tags : found.series) {
      std::string key = Escaped(measurement, ", ");
      for (const auto& [name, value] : tags) key += fmt::format(",{}={}", Escaped(name, ",= "), Escaped(value, ",= "));
      rows.push_back({std::move(key)});
    }
  }
  std::ranges::sort(rows);
  return rows;
}

// A series per measurement.
Status SendEach(const InfluxqlRun& run, const ShowStatement& show, const Catalogue& catalogue) {
  std::vector<std::pair<std::string, Rows>> all;
  std::vector<std::string> columns = {"tagKey"};
  if (show.kind == ShowKind::kTagValues) columns = {"key", "value"};
  if (show.kind == ShowKind::kFieldKeys) columns = {"fieldKey", "fieldType"};
  for (const auto& [measurement, found] : catalogue) {
    Rows rows;
    if (show.kind == ShowKind::kTagKeys) rows = TagKeyRows(found);
    if (show.kind == ShowKind::kTagValues) {
      FLUX_TRY(rows, TagValueRows(found, show.key));
    }
    if (show.kind == ShowKind::kFieldKeys) {
      for (const auto& [field, type] : found.fields) rows.push_back({field, type});
    }
    if (rows = PageOf(std::move(rows), show.rows); !rows.empty()) all.emplace_back(measurement, std::move(rows));
  }
  for (const auto& [measurement, rows] : PageOf(std::move(all), show.series))
    SendSeries(run, measurement, columns, rows);
  return {};
}

bool MayRead(const InfluxqlRun& run, const Dbrp& dbrp) {
  return run.call.May(Action::kRead, "buckets", run.org, dbrp.bucket);
}

Status ShowDatabases(const InfluxqlRun& run) {
  Rows rows;
  for (const Dbrp& dbrp : ListDbrps(run.call.server(), run.org)) {
    const bool is_known = std::ranges::any_of(rows, [&](const auto& row) { return row[0] == dbrp.database; });
    if (!is_known && MayRead(run, dbrp)) rows.push_back({dbrp.database});
  }
  SendSeries(run, "databases", {"name"}, rows);
  return {};
}

// As Go writes durations: `168h0m0s`.
std::string DurationText(int64_t ns) {
  constexpr int64_t kMinute = 60, kHour = 3600;
  const int64_t seconds = ns / kNsPerSecond;
  return seconds == 0 ? "0s" : fmt::format("{}h{}m{}s", seconds / kHour, seconds % kHour / kMinute, seconds % kMinute);
}

Status ShowPolicies(const InfluxqlRun& run, const std::string& named) {
  const std::string& database = named.empty() ? run.request.database : named;
  if (database.empty()) return Fail(ErrorCode::kInvalid, "database name required");
  const ServerState& server = run.call.server();
  run.answer->BeginSeries({.name = "",
                           .tags = {},
                           .columns = {"name", "duration", "shardGroupDuration", "replicaN", "default"},
                           .zone = ""});
  for (const Dbrp& dbrp : ListDbrps(server, run.org)) {
    if (dbrp.database != database || !MayRead(run, dbrp)) continue;
    const Result<Bucket> bucket = FindBucket(server, dbrp.bucket);
    if (!bucket) continue;
    const Cell row[] = {Cell::String(dbrp.policy), Cell::String(DurationText(bucket->retention.ns)),
                        Cell::String(DurationText(ShardSeconds(bucket->retention) * kNsPerSecond)), Cell::Integer(1),
                        Cell::Boolean(dbrp.is_default)};
    run.answer->AddRow(row);
  }
  return {};
}

}  // namespace

Status RunShow(const InfluxqlRun& run, const ShowStatement& show) {
  if (show.kind == ShowKind::kDatabases) return ShowDatabases(run);
  if (show.kind == ShowKind::kRetentionPolicies) return ShowPolicies(run, show.database);
  const Result<Bucket> bucket = InfluxqlBucket(run, show.database, "");
  if (!bucket) {
    // InfluxDB answers nothing here when there is no such database.
    if (bucket.error().code == ErrorCode::kNotFound) return {};
    return std::unexpected(bucket.error());
  }
  FLUX_TRY(const std::string script, ScriptOf(run, show, *bucket));
  const auto catalogue = std::make_shared<Catalogue>();
  FLUX_TRY_STATUS(RunInfluxqlScript(
      run, script, [catalogue](io::ByteSink&) { return std::make_unique<CatalogueEncoder>(catalogue); }));
  if (show.kind == ShowKind::kMeasurements) {
    Rows names;
    for (const auto& [measurement, found] : *catalogue) names.push_back({measurement});
    if (names = PageOf(std::move(names), show.rows); !names.empty()) SendSeries(run, "measurements", {"name"}, names);
    return {};
  }
  if (show.kind == ShowKind::kSeries) {
    const Rows rows = PageOf(SeriesRows(*catalogue), show.rows);
    if (!rows.empty()) SendSeries(run, "", {"key"}, rows);
    return {};
  }
  return SendEach(run, show, *catalogue);
}

}  // namespace flux::server
