namespace Gateway.Http;

/// <summary>What is told of a body that could not be read, in the gateway's own words.</summary>
internal static class BodyFaults
{
    public static string Text(BadHttpRequestException fault) => fault.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => $"The body came too slowly: it must come at {RequestLimits.BodyBytesPerSecond} bytes a second at least.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large; LIMITS_BODY_BYTES sets the limit.",
        _ => fault.Message,
    };
}
