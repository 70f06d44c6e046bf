#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

Result<Value> LocationNamed(CallContext&, Args args) {
  const ArgReader in("timezone.location", "name", args);
  FLUX_TRY(const std::string name, in.String(0));
  // Looks the zone up once, so that an unknown name fails where it is written.
  const Result<Time> probe = ToLocal(Time{}, Location{name, {}});
  if (!probe) return std::unexpected<Error>(Error(probe.error()).WithContext("`timezone.location`"));
  return MakeRecord({{"zone", Value::String(name)}, {"offset", Value::Of(Duration{})}});
}

}  // namespace

void RegisterTimezone(Registry& registry) {
  registry.Add(BuiltinDef{"timezone", "location", "name", LocationNamed, true});
}

}  // namespace flux::stdlib
