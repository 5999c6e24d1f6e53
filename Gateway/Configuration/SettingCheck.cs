namespace Gateway.Configuration;

/// <summary>A validation rule of a higher room, such as one for the contents of a file that a setting names.</summary>
/// <remarks>Its errors are reported together with all others.</remarks>
/// <returns>The errors; the first member name of each is the key of a setting, such as "Server:TokenFile".</returns>
internal delegate IEnumerable<ValidationResult> SettingCheck(GatewaySettings settings);
