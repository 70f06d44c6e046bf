// What the reference has only inside InfluxDB Cloud.

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

Result<Value> From(CallContext&, Args args) {
  return ArgReader("iox.from", "bucket measurement", args)
      .Invalid("InfluxDB 3 cannot be read here; read InfluxDB 1.x, 2.x and the local store with `from(bucket:)`");
}

Result<Value> Sql(CallContext&, Args args) {
  return ArgReader("iox.sql", "bucket query", args)
      .Invalid("InfluxDB 3 cannot be read here; read databases that speak SQL with `sql.from` of package `sql`");
}

}  // namespace

void RegisterIox(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/iox", "from", "bucket measurement", From});
  registry.Add(BuiltinDef{"experimental/iox", "sql", "bucket query", Sql});
}

}  // namespace flux::stdlib
