#pragma once

// What can be read from a bucket: its measurements, their fields and the fields' types.

#include <vector>

#include "runtime/influx/condition.h"
#include "runtime/influx/influx_client.h"

namespace flux::influx {

// Asks the server for the fields of the client's bucket; sorted by field, then measurement. A field that is stored as
// integer here and float there counts as float, as InfluxDB itself reads it; fails on other mixtures.
Result<std::vector<FieldInfo>> DiscoverFields(InfluxClient& client, uint64_t& received);

}  // namespace flux::influx
