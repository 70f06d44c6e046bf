#pragma once

// Which hosts a process may connect to. Every connection asks here, by name before its address is looked up and by
// address before it is made, so a name that leads to another address, or a redirect, leads nowhere else.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

struct sockaddr;

namespace flux {

// Rules, of which one must admit a host:
//   db.example.com   a name, wherever it leads
//   *.example.com    all names below
//   10.0.0.0/8       addresses, however they are named; also a single one, and IPv6
//   public           all addresses but those of this machine, of private networks and those that are no hosts'
//   *                everything
class AllowedHosts {
 public:
  // Fails with `kInvalid` on what is no rule. No rules admit nothing.
  static Result<AllowedHosts> Parse(std::span<const std::string> rules);

  // Whether a name, or an address as text, is admitted whatever the address is.
  bool AdmitsName(std::string_view host) const;
  // Whether an address is, whatever its name. A local socket is at `localhost`.
  bool AdmitsAddress(const sockaddr& address) const;
  // Whether it may be admitted by its address.
  bool has_addresses() const { return admits_public_ || !networks_.empty(); }

 private:
  using Bytes = std::array<uint8_t, 16>;  // of IPv6; IPv4 is mapped into it
  struct Network {
    Bytes address;
    int length = 0;  // of the prefix in bits
    bool Has(const Bytes& bytes) const;
  };
  static std::optional<Network> ParseNetwork(std::string_view text);
  static bool IsPublic(const Bytes& bytes);
  bool Admits(const Bytes& bytes) const;

  std::vector<std::string> names_, endings_;  // in lower case; endings with their dot
  std::vector<Network> networks_;
  bool admits_public_ = false, admits_all_ = false;
};

// As long as it lives, what the process connects to must be admitted by these rules, beside those of others that live.
class HostRestriction {
 public:
  // Null restricts nothing.
  explicit HostRestriction(std::shared_ptr<const AllowedHosts> hosts);
  ~HostRestriction();
  HostRestriction(const HostRestriction&) = delete;
  HostRestriction& operator=(const HostRestriction&) = delete;

 private:
  std::shared_ptr<const AllowedHosts> hosts_;
};

// Fails with `kPermissionDenied` when no connection to the host is admitted. A name that is admitted by its address
// only passes; the address must then be asked for.
Status CheckHost(std::string_view host);
// Whether it must.
bool DependsOnAddress(std::string_view host);
// Fails with `kPermissionDenied` when the host at the address is not admitted.
Status CheckHostAddress(std::string_view host, const sockaddr& address);

}  // namespace flux
