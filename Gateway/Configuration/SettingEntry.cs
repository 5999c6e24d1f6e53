namespace Gateway.Configuration;

/// <summary>A value as somebody wrote it.</summary>
/// <param name="Name">Tws:Port, TWS_PORT or --tws-port.</param>
/// <param name="Source">Where it stands, as in ".env:3" or "environment".</param>
internal sealed record SettingEntry(string Name, string Value, string Source);
