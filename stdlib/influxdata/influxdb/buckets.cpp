// `buckets` and `v1.databases`: what there is to read, asked for when a run needs it.

#include <array>
#include <optional>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/source/bucket_list.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/influxdata/influxdb/from.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "org orgID host token";

// A column of the result: one of the list's, or one text for all rows.
struct ListColumn {
  std::string_view name;
  ColumnType type;
  std::optional<BucketListSource::Column> from;
};

constexpr std::string_view kOrganization = "organizationID";

constexpr std::array kBucketColumns = {
    ListColumn{"name", ColumnType::kString, BucketListSource::kName},
    ListColumn{"id", ColumnType::kString, BucketListSource::kId},
    ListColumn{kOrganization, ColumnType::kString, std::nullopt},
    // InfluxDB 2 has the column, but no policies.
    ListColumn{"retentionPolicy", ColumnType::kString, std::nullopt},
    ListColumn{"retentionPeriod", ColumnType::kInt, BucketListSource::kRetention},
};
constexpr std::array kDatabaseColumns = {
    ListColumn{kOrganization, ColumnType::kString, std::nullopt},
    ListColumn{"databaseName", ColumnType::kString, BucketListSource::kDatabase},
    ListColumn{"retentionPolicy", ColumnType::kString, BucketListSource::kPolicy},
    ListColumn{"retentionPeriod", ColumnType::kInt, BucketListSource::kRetention},
    ListColumn{"default", ColumnType::kBool, BucketListSource::kIsDefault},
    ListColumn{"bucketID", ColumnType::kString, BucketListSource::kId},
};

struct BucketListSpec final : plan::Spec {
  static constexpr std::string_view kName = "bucketList";
  std::string_view function;
  std::span<const ListColumn> columns;
  plan::FromSpec at;
  void Describe(plan::Description& out) const override {
    out.Add("from", std::string(function));
    if (!at.host.empty()) out.Add("host", at.host);
  }
};

class BucketListOperator final : public exec::Operator, public TableSink {
 public:
  BucketListOperator(const BucketListSpec& spec, exec::ExecContext& context, TableSink& out)
      : spec_(spec), context_(context), out_(out) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    FLUX_TRY(const std::shared_ptr<Source> list, context_.sources.OpenSource(spec_.at));
    ScanStats stats;
    ScanContext scan{context_.cancel, stats, context_.chunk_rows};
    return list->Scan(plan::ScanSpec(), scan, *this);
  }

  // A server knows the ID of the organization, which comes with the buckets.
  Status Begin(TableHeaderRef) override {
    is_open_ = false;
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (!is_open_) {
      const std::string_view found = chunk.rows > 0 ? chunk.columns[BucketListSource::kOrganization]->StringAt(0) : "";
      FLUX_TRY_STATUS(Open(found.empty() ? spec_.at.org : std::string(found)));
    }
    Chunk changed{.columns = {}, .rows = chunk.rows};
    for (const ListColumn& column : spec_.columns) {
      const std::string_view text = column.name == kOrganization ? std::string_view(organization_) : "";
      changed.columns.push_back(column.from ? chunk.columns[*column.from]
                                            : Column::Constant(column.type, Value::String(text), chunk.rows));
    }
    return out_.Push(changed);
  }
  Status End() override {
    if (!is_open_) FLUX_TRY_STATUS(Open(spec_.at.org));
    return out_.End();
  }
  Status Finish() override { return out_.Finish(); }

 private:
  Status Open(std::string organization) {
    is_open_ = true;
    organization_ = std::move(organization);
    std::vector<ColumnDef> columns;
    for (const ListColumn& column : spec_.columns) columns.push_back({std::string(column.name), column.type});
    // As InfluxDB 2 groups them.
    GroupKey key({{std::string(kOrganization), ColumnType::kString, Value::String(organization_)}});
    return out_.Begin(
        std::make_shared<const TableHeader>(TableHeader{.key = std::move(key), .schema = Schema(std::move(columns))}));
  }

  const BucketListSpec& spec_;
  exec::ExecContext& context_;
  TableSink& out_;
  bool is_open_ = false;
  std::string organization_;
};

Result<Value> List(CallContext& context, Args args, std::string_view function, std::span<const ListColumn> columns) {
  BucketListSpec spec;
  spec.function = function;
  spec.columns = columns;
  FLUX_TRY(spec.at, ServerAt(ArgReader(function, kParameters, args), 0));
  return AddNode(context, std::move(spec), {});
}

Result<Value> Buckets(CallContext& context, Args args) { return List(context, args, "buckets", kBucketColumns); }
Result<Value> Databases(CallContext& context, Args args) {
  return List(context, args, "v1.databases", kDatabaseColumns);
}

plan::StreamSchema SchemaOf(const plan::Node& node, plan::InputFacts) {
  plan::StreamSchema schema;
  schema.Clear(&node);
  for (const ListColumn& column : node.As<BucketListSpec>()->columns) schema.Set(std::string(column.name), column.type);
  return schema;
}

plan::Properties PropertiesOf(const plan::Node&, plan::InputFacts) {
  plan::Properties properties;
  properties.key = {std::string(kOrganization)};
  properties.max_tables = 1;
  properties.keys_differ = properties.tables_ascend = true;
  return properties;
}

}  // namespace

void RegisterBuckets(Registry& registry) {
  registry.Add(BuiltinDef{"influxdata/influxdb", "buckets", kParameters, Buckets});
  registry.Add(BuiltinDef{"influxdata/influxdb/v1", "databases", kParameters, Databases});
  registry.Add(OperationDef{.name = BucketListSpec::kName,
                            .create = exec::CreateOperator<BucketListOperator, BucketListSpec>,
                            .schema = SchemaOf,
                            .properties = PropertiesOf,
                            .flow = plan::Flow::kSource});
}

}  // namespace flux::stdlib
