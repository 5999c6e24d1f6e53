namespace Gateway.Configuration;

/// <summary>Files and folders that only the user of the gateway can read, whatever the umask of the process is.</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Creates the file, empty, when it does not exist; closes one that exists to other users.</summary>
    /// <remarks>A file that exists is not opened: to close it again would end the locks that SQLite holds on it in this process.</remarks>
    /// <exception cref="IOException">The file is a symbolic link, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created or belongs to another user.</exception>
    public static void Prepare(string path)
    {
        RefuseLink(path);
        if (!File.Exists(path))
            Create(path);
        else if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != FileMode600)
            File.SetUnixFileMode(path, FileMode600);
    }

    /// <exception cref="IOException">The path is a symbolic link: what is written there would change a file of another place.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
            throw new SymbolicLinkException($"{path} is a symbolic link to {target}");
    }

    /// <summary>Creates the folder and its missing parents for the user of the gateway alone. One that exists keeps its mode.</summary>
    /// <param name="isOurs">The name of the folder is the gateway's own: one that exists is closed to other users, too.</param>
    public static void PrepareFolder(string path, bool isOurs)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        var exists = Directory.Exists(path);
        if (!exists)
        {
            // One by one: the platform gives missing parents the mode of the umask, which may let others in.
            if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { } parent && !Directory.Exists(parent))
                PrepareFolder(parent, isOurs: false);
            Directory.CreateDirectory(path, FolderMode700);
        }
        if ((!exists || isOurs) && File.GetUnixFileMode(path) != FolderMode700)
            File.SetUnixFileMode(path, FolderMode700);
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode600;
        using (new FileStream(path, options))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, FileMode600);
        }
    }
}

/// <summary>A file of the gateway is a symbolic link.</summary>
internal sealed class SymbolicLinkException(string message) : IOException(message);
