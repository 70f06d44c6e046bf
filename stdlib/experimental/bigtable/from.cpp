#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "token project instance table";

Result<Value> From(CallContext&, Args args) {
  return ArgReader("bigtable.from", kParameters, args)
      .Invalid("Bigtable cannot be read here; export the table as CSV and read it with `csv.from`");
}

}  // namespace

void RegisterBigtable(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/bigtable", "from", kParameters, From});
}

}  // namespace flux::stdlib
