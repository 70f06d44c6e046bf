#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/base/cancel.h"
#include "runtime/influx/address.h"
#include "runtime/influx/flux_client.h"
#include "runtime/influx/flux_script.h"
#include "runtime/influx/scan_tables.h"
#include "runtime/influx/sources.h"
#include "runtime/source/catalogue.h"
#include "runtime/source/offer.h"

namespace flux::influx {
namespace {

// Collects the types of `_value` in the tables of an answer.
class TypeCollector final : public io::CsvResultHandler, public TableSink {
 public:
  Result<TableSink*> BeginResult(std::string_view) override { return this; }
  Status Begin(TableHeaderRef header) override {
    const std::optional<size_t> value = header->schema.Find("_value");
    if (!value) return Fail(ErrorCode::kDataLoss, "InfluxDB sent a table without the column `_value`");
    const ColumnType type = header->schema[*value].type;
    if (std::ranges::find(types, type) == types.end()) types.push_back(type);
    return {};
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

  std::vector<ColumnType> types;
};

// Takes the answer to a `BoundsScript`.
class SumBounds final : public io::CsvResultHandler, public TableSink {
 public:
  Result<TableSink*> BeginResult(std::string_view name) override {
    is_count_ = name == "count";
    return this;
  }
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    const std::optional<size_t> value = header_->schema.Find("_value");
    if (!value) return Fail(ErrorCode::kDataLoss, "InfluxDB sent a table without the column `_value`");
    const Column& column = *chunk.columns[*value];
    const GroupKeyEntry* measurement = header_->key.Find("_measurement");
    const GroupKeyEntry* field = header_->key.Find("_field");
    if (measurement == nullptr || field == nullptr) {
      return Fail(ErrorCode::kDataLoss, "InfluxDB sent a table without the keys that it was asked for");
    }
    Bounds& bounds = fields_[{DebugText(measurement->value), DebugText(field->value)}];
    double& most = is_count_ ? bounds.count : bounds.size;
    for (size_t row = 0; row < column.length(); ++row) most = std::max(most, SizeAt(column, row));
    return {};
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

  // Whether no sum of some of the integers of a field is beyond those that floats hold.
  bool AreSmall() const {
    constexpr double kMost = double{1LL << 53} / 2;
    return std::ranges::all_of(fields_,
                               [](const auto& field) { return field.second.count * field.second.size < kMost; });
  }

 private:
  struct Bounds {
    double count = 0, size = 0;
  };
  static double SizeAt(const Column& column, size_t row) {
    if (column.IsNull(row)) return 0;
    if (column.type() == ColumnType::kInt) return std::abs(static_cast<double>(column.IntAt(row)));
    return column.type() == ColumnType::kUint ? static_cast<double>(column.UintAt(row)) : 0;
  }

  TableHeaderRef header_;
  bool is_count_ = false;
  std::map<std::pair<std::string, std::string>, Bounds> fields_;
};

// Takes the names of a `CatalogueOf` script. What the series of a table do not have comes as a null.
class NameCollector final : public io::CsvResultHandler, public TableSink {
 public:
  Result<TableSink*> BeginResult(std::string_view) override { return this; }
  Status Begin(TableHeaderRef header) override {
    value_ = header->schema.Find("_value");
    if (value_ && header->schema[*value_].type == ColumnType::kString) return {};
    return Fail(ErrorCode::kDataLoss, "InfluxDB sent no names of series where it was asked for them");
  }
  Status Push(const Chunk& chunk) override {
    const Column& column = *chunk.columns[*value_];
    for (size_t row = 0; row < column.length(); ++row) {
      ++rows;
      if (!column.IsNull(row)) names.emplace(column.StringAt(row));
    }
    return {};
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

  CatalogueNames names;
  size_t rows = 0;

 private:
  std::optional<size_t> value_;
};

class FluxSource final : public Source {
 public:
  FluxSource(FluxAddress address, ServerKind kind, const CancelToken& cancel, Servers& servers, const SpillSpace* spill)
      : address_(std::move(address)),
        kind_(std::move(kind)),
        operations_(kind_.is_1x),
        cancel_(cancel),
        servers_(servers),
        spill_(spill) {}

  std::string Name() const override {
    return fmt::format("influxdb {} at {}://{}", kind_.version, address_.server.scheme, address_.server.Authority());
  }

  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    return AnswerOffer(scan, operations,
                       {[&](const plan::ScanSpec& grown, std::span<const expr::Function> conjuncts) {
                          return JudgeFilter(grown, conjuncts);
                        },
                        [&](const plan::ScanSpec& grown, const plan::Node& operation) -> Result<std::string> {
                          const auto at = std::ranges::find(operations, &operation, &plan::NodeRef::get);
                          const std::span<const plan::NodeRef> rest(at, operations.end());
                          if (std::string obstacle = operations_.Obstacle(grown, rest); !obstacle.empty())
                            return obstacle;
                          const bool is_written = operation.As<plan::CatalogueSpec>() != nullptr ||
                                                  servers_.stage_text()(operation).has_value();
                          if (!is_written) return "it cannot be written as Flux that stands alone";
                          if (FluxOperations::NeedsOneType(operation)) return TypesObstacle(grown);
                          return FluxOperations::NeedsSmallSums(operation) ? SumsObstacle(grown)
                                                                           : Result<std::string>("");
                        }});
  }

  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const Condition condition, ConditionOf(scan.range, scan.Predicates()));
    const plan::CatalogueSpec* const catalogue = CatalogueOf(scan);
    const bool is_empty = (condition.is_constant && !condition.constant) || scan.range.start >= scan.range.stop;
    if (is_empty) {
      return catalogue != nullptr ? SendCatalogue(*catalogue, {}, context.chunk_rows, sink) : sink.Finish();
    }
    if (catalogue != nullptr) return ScanNames(scan, condition, *catalogue, context, sink);
    ScanTables tables(scan, context, spill_);
    FluxClient client(address_, context.cancel, servers_.clients());
    const auto ask = [&](std::string script) {
      context.stats.requests.push_back(std::move(script));
      return client.Query(context.stats.requests.back(), tables.DecodeOptions(), tables, context.stats.bytes_read);
    };
    FLUX_TRY_STATUS(ask(ReadScript(address_, scan, condition, servers_.stage_text())));
    const FieldNames texts = tables.AwaitEscapedTexts();
    if (!texts.empty()) FLUX_TRY_STATUS(ask(TextsScript(address_, scan, condition, servers_.stage_text(), texts)));
    context.stats.rows_read += tables.tables().row_count();
    context.stats.series_read += tables.tables().table_count();
    return tables.tables().SendTo(sink);
  }

 private:
  Status ScanNames(const plan::ScanSpec& scan, const Condition& condition, const plan::CatalogueSpec& catalogue,
                   ScanContext& context, TableSink& sink) {
    context.stats.requests.push_back(ReadScript(address_, scan, condition, servers_.stage_text()));
    NameCollector collector;
    FluxClient client(address_, context.cancel, servers_.clients());
    FLUX_TRY_STATUS(
        client.Query(context.stats.requests.back(), {.cancel = &context.cancel}, collector, context.stats.bytes_read));
    context.stats.rows_read += collector.rows;
    return SendCatalogue(catalogue, std::move(collector.names), context.chunk_rows, sink);
  }

  // Conjuncts are taken one by one; those of values last, by the types that the others leave.
  Result<std::vector<std::string>> JudgeFilter(const plan::ScanSpec& scan, std::span<const expr::Function> conjuncts) {
    std::vector<expr::Function> predicates = scan.Predicates();
    std::vector<std::string> reasons(conjuncts.size());
    for (const bool reads_value : {false, true}) {
      for (size_t i = 0; i < conjuncts.size(); ++i) {
        if (ReadsValue(conjuncts[i]) != reads_value) continue;
        predicates.push_back(conjuncts[i]);
        const Result<Condition> condition = ConditionOf(scan.range, predicates);
        if (condition) continue;
        if (condition.error().code != ErrorCode::kUnimplemented) return std::unexpected(condition.error());
        reasons[i] = condition.error().message;
        predicates.pop_back();
      }
    }
    return reasons;
  }

  static bool ReadsValue(const expr::Function& predicate) {
    const std::vector<std::string> columns = expr::ColumnsRead(predicate).columns;
    return std::ranges::find(columns, "_value") != columns.end();
  }

  Result<std::string> TypesObstacle(const plan::ScanSpec& scan) {
    FLUX_TRY(const Condition condition, ConditionOf(scan.range, scan.Predicates()));
    const Result<std::vector<ColumnType>> types = TypesOf(scan.range, condition);
    if (!types && types.error().code == ErrorCode::kUnimplemented) return types.error().message;
    if (!types) return std::unexpected(types.error());
    return types->size() > 1 ? "its values are of several types" : "";
  }

  // Sums of integers that floats do not hold differ by how they are added.
  Result<std::string> SumsObstacle(const plan::ScanSpec& scan) {
    FLUX_TRY(const Condition condition, ConditionOf(scan.range, scan.Predicates()));
    const Result<std::vector<ColumnType>> types = TypesOf(scan.range, condition);
    if (!types && types.error().code == ErrorCode::kUnimplemented) return types.error().message;
    if (!types) return std::unexpected(types.error());
    const auto is_integer = [](ColumnType type) { return type == ColumnType::kInt || type == ColumnType::kUint; };
    if (std::ranges::none_of(*types, is_integer)) return std::string();
    if (std::ranges::any_of(*types, [](ColumnType type) { return !IsNumber(type); })) {
      return "its values are not all numbers";
    }
    FLUX_TRY(const bool is_small, HasSmallSums(scan.range, condition));
    return is_small ? "" : "sums of its integers may be too large for floats to hold them";
  }

  Result<bool> HasSmallSums(const plan::TimeRange& range, const Condition& condition) {
    const std::string script = BoundsScript(address_, range, condition);
    return Asked(bounds_, script)->Get([&]() -> Result<bool> {
      SumBounds bounds;
      FLUX_TRY_STATUS(Ask(script, bounds));
      return bounds.AreSmall();
    });
  }

  Status Ask(const std::string& script, io::CsvResultHandler& handler) {
    FluxClient client(address_, cancel_, servers_.clients());
    uint64_t received = 0;
    return client.Query(script, {.cancel = &cancel_}, handler, received);
  }

  // What is known of the answer to a script.
  template <typename T>
  using Answers = std::map<std::string, std::shared_ptr<AskOnce<T>>>;
  template <typename T>
  std::shared_ptr<AskOnce<T>> Asked(Answers<T>& answers, const std::string& script) {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<AskOnce<T>>& kept = answers[script];
    if (kept == nullptr) kept = std::make_shared<AskOnce<T>>();
    return kept;
  }

  // The condition of the predicates together. Fails with `kUnimplemented` when one of them cannot be translated.
  Result<Condition> ConditionOf(const plan::TimeRange& range, std::span<const expr::Function> predicates) {
    Condition of_series, all;
    const ValueTypes types = [&]() -> Result<std::vector<ColumnType>> { return TypesOf(range, of_series); };
    for (const bool reads_value : {false, true}) {
      for (const expr::Function& predicate : predicates) {
        if (ReadsValue(predicate) != reads_value) continue;
        FLUX_TRY(Condition condition, TranslateToFlux(predicate, types));
        if (!condition.reads_value) of_series = AndInFlux(std::move(of_series), condition);
        all = AndInFlux(std::move(all), std::move(condition));
      }
    }
    return all;
  }

  // The types of the values of the series that a condition leaves, which are asked once.
  Result<std::vector<ColumnType>> TypesOf(const plan::TimeRange& range, const Condition& condition) {
    if (condition.is_constant && !condition.constant) return std::vector<ColumnType>();
    const std::string script = TypesScript(address_, range, condition);
    return Asked(types_, script)->Get([&]() -> Result<std::vector<ColumnType>> {
      TypeCollector collector;
      Status status = Ask(script, collector);
      // A field that has several types is a mistake to the server.
      if (!status && status.error().code == ErrorCode::kInvalid) {
        return Fail(ErrorCode::kUnimplemented, "the types of values cannot be told: " + status.error().message);
      }
      FLUX_TRY_STATUS(std::move(status));
      return std::move(collector.types);
    });
  }

  const FluxAddress address_;
  const ServerKind kind_;
  const FluxOperations operations_;
  const CancelToken& cancel_;
  Servers& servers_;
  const SpillSpace* const spill_;
  std::mutex mutex_;
  Answers<std::vector<ColumnType>> types_;
  Answers<bool> bounds_;
};

}  // namespace

Result<std::shared_ptr<Source>> MakeFluxSource(const plan::FromSpec& from, const ServerKind& kind,
                                               const CancelToken& cancel, Servers& servers, const SpillSpace* spill) {
  FLUX_TRY(net::Url server, ParseHost(from));
  if (kind.version.starts_with("3.")) {
    return Fail(ErrorCode::kUnimplemented,
                fmt::format("InfluxDB 3 runs no Flux: {} has version {}", server.Authority(), kind.version));
  }
  return std::make_shared<FluxSource>(FluxAddressOf(from, server), kind, cancel, servers, spill);
}

}  // namespace flux::influx
