namespace Gateway.Tws.Model;

/// <summary>What an advisor's configuration is asked for. Profiles (2) ended with server version 177: groups took their place.</summary>
public enum FaDataType
{
    /// <summary>Groups of accounts and how orders are divided among them.</summary>
    Groups = 1,

    /// <summary>Names of accounts.</summary>
    Aliases = 3,
}
