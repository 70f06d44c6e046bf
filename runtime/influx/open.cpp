// What is opened at a host, once it is known what answers there.

#include <fmt/format.h>

#include "runtime/influx/address.h"
#include "runtime/influx/flux_client.h"
#include "runtime/influx/influx.h"
#include "runtime/influx/influx_client.h"
#include "runtime/influx/point_lines.h"
#include "runtime/influx/sources.h"

namespace flux {
namespace influx {
namespace {

// A bucket at a host of which it is asked when the source is first used which kind of server it is.
class HostSource final : public Source {
 public:
  HostSource(plan::FromSpec from, net::Url server, const CancelToken& cancel, Servers& servers, const SpillSpace* spill)
      : from_(std::move(from)), server_(std::move(server)), cancel_(cancel), servers_(servers), spill_(spill) {}

  std::string Name() const override {
    const Result<std::shared_ptr<Source>> source = Known();
    return source ? (*source)->Name() : fmt::format("influxdb at {}://{}", server_.scheme, server_.Authority());
  }
  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    FLUX_TRY(const std::shared_ptr<Source> source, Known());
    return source->Offer(scan, operations);
  }
  Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec& scan) override {
    FLUX_TRY(const std::shared_ptr<Source> source, Known());
    return source->FactsOfSeries(scan);
  }
  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const std::shared_ptr<Source> source, Known());
    return source->Scan(scan, context, sink);
  }

 private:
  Result<std::shared_ptr<Source>> Known() const {
    return source_.Get([this]() -> Result<std::shared_ptr<Source>> {
      FLUX_TRY(const ServerKind kind, servers_.KindOf(server_, from_.token, cancel_));
      if (!kind.runs_flux) return MakeInfluxQlSource(from_, cancel_, servers_.clients());
      return MakeFluxSource(from_, kind, cancel_, servers_, spill_);
    });
  }

  const plan::FromSpec from_;
  const net::Url server_;
  const CancelToken& cancel_;
  Servers& servers_;
  const SpillSpace* const spill_;
  mutable AskOnce<std::shared_ptr<Source>> source_;
};

// Sends what it gets in synchronous batches, by a client of either kind.
template <typename Client>
class HostWriter final : public PointWriter {
 public:
  HostWriter(Client client, bool has_unsigned) : client_(std::move(client)), has_unsigned_(has_unsigned) {}

  Status Write(std::span<const WritePoint> points) override {
    PointLines lines(has_unsigned_);
    for (const WritePoint& point : points) {
      FLUX_TRY_STATUS(lines.Append(point));
      if (lines.points() == kBatchPoints) FLUX_TRY_STATUS(client_.Write(lines.Take()));
    }
    return lines.points() == 0 ? Status() : client_.Write(lines.Take());
  }
  // The server has said of every batch that it accepted it.
  Status Close() override { return {}; }

 private:
  static constexpr size_t kBatchPoints = 5000;

  Client client_;
  const bool has_unsigned_;
};

}  // namespace
}  // namespace influx

Result<std::shared_ptr<Source>> OpenInfluxSource(const plan::FromSpec& from, const CancelToken& cancel,
                                                 influx::Servers& servers, const SpillSpace* spill) {
  FLUX_TRY(net::Url server, influx::ParseHost(from));
  return std::make_shared<influx::HostSource>(from, std::move(server), cancel, servers, spill);
}

Result<std::unique_ptr<PointWriter>> OpenInfluxWriter(const plan::FromSpec& to, const CancelToken& cancel,
                                                      influx::Servers& servers) {
  FLUX_TRY(const net::Url server, influx::ParseHost(to));
  FLUX_TRY(const influx::ServerKind kind, servers.KindOf(server, to.token, cancel));
  if (!kind.is_1x) {
    influx::FluxClient client(influx::FluxAddressOf(to, server), cancel, servers.clients());
    return std::make_unique<influx::HostWriter<influx::FluxClient>>(std::move(client), true);
  }
  FLUX_TRY(influx::Address address, influx::ParseAddress(to));
  influx::InfluxClient client(std::move(address), cancel, servers.clients());
  return std::make_unique<influx::HostWriter<influx::InfluxClient>>(std::move(client), false);
}

Result<std::vector<BucketEntry>> ListInfluxBuckets(const plan::FromSpec& at, const CancelToken& cancel,
                                                   influx::Servers& servers) {
  FLUX_TRY(const net::Url server, influx::ParseHost(at));
  FLUX_TRY(const influx::ServerKind kind, servers.KindOf(server, at.token, cancel));
  if (kind.is_1x) return influx::ListPolicies(at, cancel, servers.clients());
  return influx::FluxClient(influx::FluxAddressOf(at, server), cancel, servers.clients()).ListBuckets();
}

}  // namespace flux
