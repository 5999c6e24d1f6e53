namespace Gateway.Access;

/// <summary>The kind of the accounts that this gateway reaches.</summary>
internal enum LoginKind
{
    /// <summary>There is no account: the program serves something else than TWS.</summary>
    None,

    /// <summary>TWS has not named its accounts yet, in this run or in an earlier one.</summary>
    Unknown,

    /// <summary>Every account is a paper account.</summary>
    Paper,

    /// <summary>At least one account is a live account, or it cannot be ruled out.</summary>
    Live,
}

/// <summary>Knows whether the login at TWS has live accounts.</summary>
/// <remarks>An interface because this room knows nothing of TWS.</remarks>
internal interface ILoginAccounts
{
    LoginKind Kind { get; }

    /// <summary>Raised after every change of <see cref="Kind"/>, before the new session serves anybody; must not block.</summary>
    event Action? Changed;
}

/// <summary>The answer of a program without accounts.</summary>
internal sealed class NoAccounts : ILoginAccounts
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public LoginKind Kind => LoginKind.None;
}
