#include "runtime/base/allowed_hosts.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <mutex>
#include <optional>

#include "runtime/base/text.h"

namespace flux {
namespace {

constexpr int kMappedBits = 96;  // before the IPv4 address in the IPv6 address that stands for it

struct Restrictions {
  std::mutex mutex;
  std::vector<std::shared_ptr<const AllowedHosts>> active;
};

Restrictions& Active() {
  static Restrictions restrictions;
  return restrictions;
}

// A name may end in a dot.
std::string Normal(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return LowerCase(host);
}

bool IsName(std::string_view text) {
  const auto is_part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
  };
  return !text.empty() && std::ranges::all_of(text, is_part) && !text.starts_with('.');
}

// The bytes of an address; IPv6 that stands for IPv4 is as such.
std::optional<std::array<uint8_t, 16>> BytesOf(const sockaddr& address) {
  std::array<uint8_t, 16> bytes{};
  if (address.sa_family == AF_INET6) {
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, bytes.size());
    return bytes;
  }
  if (address.sa_family == AF_UNIX) {
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1};
    return bytes;
  }
  if (address.sa_family != AF_INET) return std::nullopt;
  bytes[10] = bytes[11] = 0xff;
  std::memcpy(&bytes[12], &reinterpret_cast<const sockaddr_in&>(address).sin_addr, 4);
  return bytes;
}

struct FreeAddresses {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

// As all that connect read it: `127.1`, `0x7f000001` and `2130706433` are addresses, too.
std::unique_ptr<addrinfo, FreeAddresses> AddressIn(std::string_view host) {
  addrinfo wish{};
  wish.ai_flags = AI_NUMERICHOST;
  addrinfo* found = nullptr;
  if (host.empty() || getaddrinfo(std::string(host).c_str(), nullptr, &wish, &found) != 0) return nullptr;
  return std::unique_ptr<addrinfo, FreeAddresses>(found);
}

std::string TextOf(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = address.sa_family == AF_INET6
                          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
                          : &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  const bool is_internet = address.sa_family == AF_INET6 || address.sa_family == AF_INET;
  return is_internet && inet_ntop(address.sa_family, bytes, text.data(), text.size()) != nullptr ? text.data()
                                                                                                 : "a local socket";
}

constexpr std::string_view kNotAllowed =
    "which is not among the hosts that `security.allow-hosts` in fluxc.toml or `--allow-host` admits";

}  // namespace

bool AllowedHosts::Network::Has(const Bytes& bytes) const {
  const size_t whole = static_cast<size_t>(length) / 8;
  if (!std::equal(address.begin(), address.begin() + static_cast<ptrdiff_t>(whole), bytes.begin())) return false;
  const int rest = length % 8;
  return rest == 0 || ((address[whole] ^ bytes[whole]) >> (8 - rest)) == 0;
}

std::optional<AllowedHosts::Network> AllowedHosts::ParseNetwork(std::string_view text) {
  const size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Network network{.address = {}, .length = 128};
  network.address[10] = network.address[11] = 0xff;
  const bool is_v4 = inet_pton(AF_INET, address.c_str(), &network.address[12]) == 1;
  if (!is_v4 && inet_pton(AF_INET6, address.c_str(), network.address.data()) != 1) return std::nullopt;
  if (slash == std::string_view::npos) return network;
  const std::string_view bits = text.substr(slash + 1);
  const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), network.length);
  const int most = is_v4 ? 32 : 128;
  if (error != std::errc() || end != bits.data() + bits.size() || network.length < 0 || network.length > most) {
    return std::nullopt;
  }
  if (is_v4) network.length += kMappedBits;
  return network;
}

Result<AllowedHosts> AllowedHosts::Parse(std::span<const std::string> rules) {
  AllowedHosts hosts;
  for (const std::string& rule : rules) {
    const std::string text = LowerCase(rule);
    if (text == "*") {
      hosts.admits_all_ = true;
    } else if (text == "public") {
      hosts.admits_public_ = true;
    } else if (const std::optional<Network> network = ParseNetwork(text)) {
      hosts.networks_.push_back(*network);
    } else if (text.starts_with("*.") && IsName(std::string_view(text).substr(2))) {
      hosts.endings_.push_back(Normal(text).substr(1));
    } else if (IsName(text)) {
      hosts.names_.push_back(Normal(text));
    } else {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("`{}` is not a host: write a name (`db.example.com`, `*.example.com`), an address or "
                              "network (`10.0.0.0/8`), `public` or `*`, without scheme and port",
                              rule));
    }
  }
  return hosts;
}

bool AllowedHosts::AdmitsName(std::string_view host) const {
  if (admits_all_) return true;
  const std::string name = Normal(host);
  return std::ranges::find(names_, name) != names_.end() ||
         std::ranges::any_of(endings_, [&](const std::string& ending) { return name.ends_with(ending); });
}

// RFC 6890: what is reserved, and what is given to several or to nobody.
bool AllowedHosts::IsPublic(const Bytes& bytes) {
  static const std::vector<Network> reserved = [] {
    std::vector<Network> networks;
    for (const std::string_view text :
         {"0.0.0.0/8",       "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",    "169.254.0.0/16",
          "172.16.0.0/12",   "192.0.0.0/24",   "192.0.2.0/24",  "192.168.0.0/16", "198.18.0.0/15",
          "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",   "::/96",          "100::/64",
          "2001:db8::/32",   "fc00::/7",       "fe80::/10",     "fec0::/10",      "ff00::/8"}) {
      networks.push_back(*ParseNetwork(text));
    }
    return networks;
  }();
  // Addresses that lead to IPv4 through translators (NAT64) and tunnels (6to4).
  Bytes inner = bytes;
  if (ParseNetwork("64:ff9b::/96")->Has(bytes) || ParseNetwork("2002::/16")->Has(bytes)) {
    const bool is_tunnel = bytes[0] == 0x20;
    inner = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::copy_n(bytes.begin() + (is_tunnel ? 2 : 12), 4, inner.begin() + 12);
  }
  return std::ranges::none_of(reserved, [&](const Network& network) { return network.Has(inner); });
}

bool AllowedHosts::Admits(const Bytes& bytes) const {
  return admits_all_ || (admits_public_ && IsPublic(bytes)) ||
         std::ranges::any_of(networks_, [&](const Network& network) { return network.Has(bytes); });
}

bool AllowedHosts::AdmitsAddress(const sockaddr& address) const {
  const std::optional<Bytes> bytes = BytesOf(address);
  if (address.sa_family == AF_UNIX && AdmitsName("localhost")) return true;
  return bytes ? Admits(*bytes) : admits_all_;
}

HostRestriction::HostRestriction(std::shared_ptr<const AllowedHosts> hosts) : hosts_(std::move(hosts)) {
  if (hosts_ == nullptr) return;
  const std::lock_guard lock(Active().mutex);
  Active().active.push_back(hosts_);
}

HostRestriction::~HostRestriction() {
  if (hosts_ == nullptr) return;
  const std::lock_guard lock(Active().mutex);
  Active().active.erase(std::ranges::find(Active().active, hosts_));
}

Status CheckHost(std::string_view host) {
  const auto address = AddressIn(host);
  if (address != nullptr) return CheckHostAddress(host, *address->ai_addr);
  const std::lock_guard lock(Active().mutex);
  for (const auto& hosts : Active().active) {
    if (hosts->AdmitsName(host) || hosts->has_addresses()) continue;
    return Fail(ErrorCode::kPermissionDenied, fmt::format("no connection is made to `{}`, {}", host, kNotAllowed));
  }
  return {};
}

bool DependsOnAddress(std::string_view host) {
  const std::lock_guard lock(Active().mutex);
  return std::ranges::any_of(Active().active, [&](const auto& hosts) { return !hosts->AdmitsName(host); });
}

Status CheckHostAddress(std::string_view host, const sockaddr& address) {
  const std::lock_guard lock(Active().mutex);
  for (const auto& hosts : Active().active) {
    if (hosts->AdmitsName(host) || hosts->AdmitsAddress(address)) continue;
    const std::string text = TextOf(address);
    return Fail(ErrorCode::kPermissionDenied, fmt::format("no connection is made to `{}`{}, {}", host,
                                                          text == host ? "" : " at " + text, kNotAllowed));
  }
  return {};
}

}  // namespace flux
