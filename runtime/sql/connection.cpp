#include "runtime/sql/connection.h"

#include "runtime/base/check.h"

namespace flux::sql {

bool IsDriver(std::string_view name) {
#define FLUX_SQL_DRIVER(driver, connect) \
  if (name == (driver)) return true;
#include "runtime/sql/drivers.def"
  return false;
}

std::string DriverNames() {
  std::string names;
#define FLUX_SQL_DRIVER(driver, connect) names += names.empty() ? (driver) : ", " driver;
#include "runtime/sql/drivers.def"
  return names;
}

Result<std::unique_ptr<Connection>> Connect(std::string_view driver, const std::string& source, Purpose purpose,
                                            const CancelToken& cancel) {
#define FLUX_SQL_DRIVER(name, connect) \
  if (driver == (name)) return connect(source, purpose, cancel);
#include "runtime/sql/drivers.def"
  FLUX_CHECK(false);
}

}  // namespace flux::sql
