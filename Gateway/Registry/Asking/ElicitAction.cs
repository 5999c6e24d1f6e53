namespace Gateway.Registry.Asking;

/// <summary>What a person did with a question.</summary>
public enum ElicitAction
{
    /// <summary>They answered it.</summary>
    Accept,

    /// <summary>They said no.</summary>
    Decline,

    /// <summary>They sent it away without a word.</summary>
    Cancel,
}
