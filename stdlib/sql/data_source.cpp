#include "stdlib/sql/data_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/sql/connection.h"

namespace flux::stdlib {

Result<DataSource> ReadDataSource(const ArgReader& in, size_t driver, size_t name) {
  DataSource source;
  FLUX_TRY(source.driver, in.String(driver));
  FLUX_TRY(source.name, in.String(name));
  if (!sql::IsDriver(source.driver)) {
    return in.Invalid(
        driver, fmt::format("is \"{}\", which is not supported; there are {}", source.driver, sql::DriverNames()));
  }
  if (source.name.find_first_not_of(" \t\n") == std::string::npos) return in.Invalid(name, "must not be empty");
  return source;
}

}  // namespace flux::stdlib
