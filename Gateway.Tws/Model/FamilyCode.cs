namespace Gateway.Tws.Model;

/// <summary>The family of accounts that one account belongs to.</summary>
/// <param name="Account">An account id, or <c>*</c> for all of them.</param>
/// <param name="Code">Empty for an account without a family.</param>
public sealed record FamilyCode(string Account, string Code);

/// <summary>What an advisor's configuration is asked for. Profiles (2) ended with server version 177: groups took their place.</summary>
public enum FaDataType
{
    /// <summary>Groups of accounts and how orders are divided among them.</summary>
    Groups = 1,

    /// <summary>Names of accounts.</summary>
    Aliases = 3,
}
