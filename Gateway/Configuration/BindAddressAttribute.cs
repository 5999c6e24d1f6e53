using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Gateway.Configuration;

/// <summary>An address of this machine to listen on. Names other than localhost are refused: the web server would take them for "all addresses".</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BindAddressAttribute() : ValidationAttribute("an IP address of this machine, localhost, or 0.0.0.0 for all addresses")
{
    public override bool IsValid(object? value) => value is not string text || text == "localhost" || IPAddress.TryParse(text, out _);

    /// <summary>True when the address can be reached from this machine only.</summary>
    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
