#pragma once

// The arguments that say which database is meant.

#include <string>

#include "stdlib/arguments.h"

namespace flux::stdlib {

struct DataSource {
  std::string driver;
  std::string name;  // may hold a password: not for messages
};

// Reads the arguments `driver` and `name`; fails when there is no such kind of database here.
Result<DataSource> ReadDataSource(const ArgReader& in, size_t driver, size_t name);

}  // namespace flux::stdlib
