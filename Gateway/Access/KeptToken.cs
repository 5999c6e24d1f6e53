using System.Security.Cryptography;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>
/// The token that the gateway makes when none is configured: kept in the file <c>token</c> of the data directory, readable by its owner only, or in
/// memory where nothing is kept.
/// </summary>
/// <remarks>The token is shown on the console of the run that made it, and never logged.</remarks>
internal sealed class KeptToken(TradingOptions options)
{
    public const string FileName = "token";
    private const string Setting = "TRADING_DATA_DIRECTORY";

    /// <summary>The file; null when the token is not kept or not used.</summary>
    public string? Path { get; private set; }

    /// <summary>Whether this run made the token.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Why the token could not be kept, so that it counts for this run only; null when it is kept, or nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the token, or makes it.</summary>
    /// <exception cref="SettingsException">The file is a link, or holds no token.</exception>
    public string Take()
    {
        if (options.Folder is not { } folder)
            return Make();
        var path = System.IO.Path.Combine(folder, FileName);
        try
        {
            var isNew = !File.Exists(path);
            PrivateFile.Prepare(path);
            var token = isNew ? Make() : Read(path);
            if (isNew)
                File.WriteAllText(path, token + "\n");
            Path = path;
            return token;
        }
        catch (SymbolicLinkException link)
        {
            throw Fault(folder, $"has a link in it, which the gateway does not follow: {link.Message}; remove it");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Problem = $"{path} cannot be read or written: {failure.Message}"; // the rest of the gateway goes on with a folder that is read-only, too
            return Make();
        }
    }

    private static string Read(string path)
    {
        var token = File.ReadAllText(path).Trim();
        return TokenAttribute.IsToken(token)
            ? token
            : throw Fault(
                System.IO.Path.GetDirectoryName(path)!,
                $"has a file '{FileName}' without a token of 16 to 256 visible ASCII characters; remove it, and the next start makes a new one");
    }

    private string Make()
    {
        IsNew = true;
        return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    }

    private static SettingsException Fault(string folder, string rule) => new([new SettingError(Setting, folder, rule, "", "data directory")]);
}
