namespace TwsSimulator;

/// <summary>What differs between versions of TWS that all speak server version 200.</summary>
public sealed record TwsProfile
{
    private TwsProfile(string version) => Version = version;

    /// <summary>The stable version: fundamental reports, account keys without a prefix.</summary>
    public static TwsProfile Stable { get; } = new("10.45") { HasFundamentals = true };

    /// <summary>A new installation of the latest version: no fundamental reports, account keys of a currency begin with $LEDGER-.</summary>
    public static TwsProfile Latest { get; } = new("10.51") { LedgerPrefix = true, ListsDeactivated = true };

    /// <summary>The version as TWS shows it, such as 10.45.</summary>
    public string Version { get; }

    /// <summary>Removed with 10.47.</summary>
    public bool HasFundamentals { get; private init; }

    /// <summary>The API setting "Prepend $LEDGER- prefix to per-currency account values": since 10.47, on in new installations.</summary>
    public bool LedgerPrefix { get; private init; }

    /// <summary>Deactivated orders are among the open ones: since 10.48.</summary>
    public bool ListsDeactivated { get; private init; }

    /// <summary>All versions, for help and errors.</summary>
    public static IReadOnlyList<TwsProfile> All { get; } = [Stable, Latest];

    /// <summary>Null when there is no profile of the version.</summary>
    public static TwsProfile? Find(string version) => All.FirstOrDefault(profile => profile.Version == version);
}
