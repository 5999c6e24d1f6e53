using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <param name="Name">As the caller wrote it.</param>
/// <param name="Weight">0.25 is a quarter; 0 sells all.</param>
internal sealed record Target(string Name, Contract Contract, decimal Weight);
