#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/table_source.h"

namespace flux::stdlib {

namespace {

Result<Value> EmptyTable(CallContext& context, Args) {
  const Value epoch = Value::Of(Time{0});
  TableHeader header;
  header.key = GroupKey({{"_start", ColumnType::kTime, epoch}, {"_stop", ColumnType::kTime, epoch}});
  header.schema = Schema({{"_start", ColumnType::kTime},
                          {"_stop", ColumnType::kTime},
                          {"_time", ColumnType::kTime},
                          {"_value", ColumnType::kFloat}});
  TableSourceSpec spec;
  spec.origin = "promql.emptyTable";
  spec.tables.push_back({std::make_shared<const TableHeader>(std::move(header)), {}});
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterPromqlEmptyTable(Registry& registry) {
  registry.Add(BuiltinDef{"internal/promql", "emptyTable", "", EmptyTable});
}

}  // namespace flux::stdlib
