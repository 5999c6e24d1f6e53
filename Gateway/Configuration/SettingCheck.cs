using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A rule on the settings that a higher layer knows, such as what a file that they name must hold.</summary>
/// <remarks>Its faults are told together with all others.</remarks>
/// <returns>What is wrong; the first member name of each is the key of a setting, such as "Server:TokenFile".</returns>
internal delegate IEnumerable<ValidationResult> SettingCheck(GatewaySettings settings);
