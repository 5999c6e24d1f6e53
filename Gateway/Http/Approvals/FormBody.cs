namespace Gateway.Http.Approvals;

/// <summary>Reads the few short fields of a posted form.</summary>
internal static class FormBody
{
    private const int LongestBody = 16 * 1024;

    /// <returns>The form; empty for another content type; null when the body is no form, or too long for one of this page.</returns>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return FormCollection.Empty;
        if (context.Request.ContentLength is not { } length || length > LongestBody)
            return null;
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception malformed) when (
            malformed is InvalidDataException or InvalidOperationException or ArgumentException or NotSupportedException or FormatException
            || (malformed is IOException and not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested))
        {
            return null;
        }
    }
}
